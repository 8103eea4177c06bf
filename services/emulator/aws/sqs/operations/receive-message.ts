import type { ReceiveMessageRequest, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import { toApiMessage } from '../api-message.ts';
import type { SqsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Queue } from '../queues.ts';
import { takeMessages } from '../take-messages.ts';

/** Returns up to ten messages. Waits up to twenty seconds for the first if the request or the queue asks for it. */
export async function receiveMessage(
  deps: SqsDeps,
  input: ReceiveMessageRequest,
  call: Call,
): Promise<ReceiveMessageResult> {
  const { queues, clock } = deps;
  const queue = queues.require(input.QueueUrl);
  const { maxMessages, visibilityMs, waitMs } = settingsOf(queue, input);
  const isHeldInside = call.caller.kind === 'service';
  const deadline = clock.now().getTime() + waitMs;
  for (;;) {
    // A disconnected client must not receive a message.
    if (call.signal.aborted || queue.waiters.isClosed) return {};
    const taken = await takeMessages(deps, queue, { maxMessages, visibilityMs, isHeldInside });
    if (taken.length > 0) {
      return { Messages: taken.map((message) => toApiMessage(queue, message, input)) };
    }
    const now = clock.now().getTime();
    if (now >= deadline) return {};
    const until = Math.min(deadline, queue.messages.nextVisibleAt() ?? deadline);
    await queue.waiters.wait(Math.max(until - now, 1), call.signal);
  }
}

function settingsOf({ record }: Queue, input: ReceiveMessageRequest) {
  const { attributes } = record;
  if (input.ReceiveRequestAttemptId !== undefined) {
    throw invalidParameter(
      `Value ${input.ReceiveRequestAttemptId} for parameter ReceiveRequestAttemptId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
  const seconds = {
    visibility: input.VisibilityTimeout ?? Number(attributes.VisibilityTimeout),
    wait: input.WaitTimeSeconds ?? Number(attributes.ReceiveMessageWaitTimeSeconds),
  };
  return {
    maxMessages: within(
      'MaxNumberOfMessages',
      input.MaxNumberOfMessages ?? 1,
      1,
      LIMITS.receiveMessages,
    ),
    visibilityMs:
      within('VisibilityTimeout', seconds.visibility, 0, LIMITS.visibilitySeconds) * 1000,
    waitMs: within('WaitTimeSeconds', seconds.wait, 0, LIMITS.waitSeconds) * 1000,
  };
}

function within(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalidParameter(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be >= ${min} and <= ${max}, if provided.`,
  );
}
