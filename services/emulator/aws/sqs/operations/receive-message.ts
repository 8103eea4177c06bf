import type { ReceiveMessageRequest, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Queue } from '../queues.ts';
import { showMessage } from '../show-message.ts';
import { takeMessages } from '../take-messages.ts';

/** Hands out up to ten messages, waiting up to twenty seconds for the first where that is asked for. */
export async function receiveMessage(
  deps: SqsDeps,
  input: ReceiveMessageRequest,
  call: Call,
): Promise<ReceiveMessageResult> {
  const { queues, clock } = deps;
  const queue = queues.require(input.QueueUrl);
  const { most, visibilityMs, waitMs } = settingsOf(queue, input);
  const isHeldInside = call.caller.kind === 'service';
  const deadline = clock.now().getTime() + waitMs;
  for (;;) {
    // Who has gone away must not take a message with him.
    if (call.signal.aborted || queue.waiters.isClosed) return {};
    const taken = await takeMessages(deps, queue, { most, visibilityMs, isHeldInside });
    if (taken.length > 0) {
      return { Messages: taken.map((message) => showMessage(queue, message, input)) };
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
    most: within('MaxNumberOfMessages', input.MaxNumberOfMessages ?? 1, 1, LIMITS.receiveMessages),
    visibilityMs:
      within('VisibilityTimeout', seconds.visibility, 0, LIMITS.visibilitySeconds) * 1000,
    waitMs: within('WaitTimeSeconds', seconds.wait, 0, LIMITS.waitSeconds) * 1000,
  };
}

function within(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalidParameter(
    `Value ${value} for parameter ${name} is invalid. Reason: Must be >= ${least} and <= ${most}, if provided.`,
  );
}
