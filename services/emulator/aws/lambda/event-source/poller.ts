import { randomUUID } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import type { FunctionRecord } from '../functions/function-record.ts';
import type { InvocationResult, Invoker } from '../runner/invoker.ts';
import { failedMessageIds } from './batch-failures.ts';
import type { MappingRecord } from './mapping-record.ts';
import type { Queue } from './queue.ts';
import { sqsEvents } from './sqs-event.ts';

/** SQS's longest wait for a message. */
const LONG_POLL_SECONDS = 20;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** Batches of a standard queue that are worked on side by side; one receiver asks for all of them. */
const PARALLEL = 2;

export interface PollerDeps {
  readonly queue: Queue;
  readonly findFunction: () => FunctionRecord | undefined;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly onResult: (result: string) => void;
}

export interface Poller {
  /** Takes no further messages; resolves once the batches in hand are done. */
  stop(): Promise<void>;
}

/** Moves messages from a queue to a function until it is stopped: what the function handles is deleted. */
export function startPoller(mapping: MappingRecord, deps: PollerDeps): Poller {
  const { queue, timers, log } = deps;
  const inHand = new Set<Promise<void>>();
  const wakes = new Set<() => void>();
  const queueArn = mapping.eventSourceArn;
  const parallel = queueArn.endsWith('.fifo') ? 1 : PARALLEL;
  let isStopped = false;

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        wakes.delete(wake);
        cancel();
        resolve();
      };
      const cancel = timers.after(ms, wake);
      wakes.add(wake);
    });
  }

  /** Waits for a first message, then for a full batch or the end of the batching window. */
  async function collect(): Promise<Message[]> {
    const messages = [...(await queue.receive(mapping.batchSize, LONG_POLL_SECONDS))];
    const until = performance.now() + mapping.windowSeconds * 1000;
    while (messages.length > 0 && messages.length < mapping.batchSize && !isStopped) {
      const seconds = Math.min(LONG_POLL_SECONDS, Math.ceil((until - performance.now()) / 1000));
      if (seconds <= 0) break;
      messages.push(...(await queue.receive(mapping.batchSize - messages.length, seconds)));
    }
    return messages;
  }

  async function handle(messages: readonly Message[]): Promise<void> {
    const record = deps.findFunction();
    const [, , , region = ''] = queueArn.split(':');
    for (const event of sqsEvents(messages, { queueArn, region })) {
      const ids = event.Records.map(({ messageId }) => messageId);
      const failed = record ? await handOver(record, JSON.stringify(event), ids) : new Set(ids);
      deps.onResult(failed.size > 0 ? 'PROBLEM: Function call failed' : 'OK');
      const batch = messages.filter(({ MessageId = '' }) => ids.includes(MessageId));
      const done = batch.filter(({ MessageId = '' }) => !failed.has(MessageId));
      if (done.length > 0) await queue.delete(done);
      // Cut off by the end of the emulator: the next start takes them up without waiting.
      const cutOff = isStopped ? batch.filter((message) => !done.includes(message)) : [];
      if (cutOff.length > 0) await queue.release(cutOff);
    }
  }

  async function handOver(
    record: FunctionRecord,
    event: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const requestId = randomUUID();
    try {
      const result = await deps.invoker.invoke(record, { requestId, event });
      return failuresOf(result, mapping, ids);
    } catch (err) {
      log.warn({ err, function: record.name, requestId }, 'A batch could not be handed over');
      return new Set(ids);
    }
  }

  /** One round; says whether messages came. */
  async function round(): Promise<boolean> {
    const messages = await collect();
    if (messages.length === 0) return false;
    if (isStopped) {
      await queue.release(messages);
      return true;
    }
    const batch = handle(messages)
      .catch((err: unknown) => log.warn({ err, queue: queueArn }, 'A batch could not be finished'))
      .finally(() => inHand.delete(batch));
    inHand.add(batch);
    if (inHand.size >= parallel) await Promise.race(inHand);
    return true;
  }

  async function poll(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!isStopped) {
      const startedAt = performance.now();
      try {
        const hadMessages = await round();
        pauseMs = FIRST_PAUSE_MS;
        // A queue that doesn't wait must not be asked without end.
        if (!hadMessages && performance.now() - startedAt < 500) await pause(FIRST_PAUSE_MS);
      } catch (err) {
        if (isStopped) return;
        log.warn({ err, queue: queueArn }, 'A queue could not be polled');
        await pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  void poll();

  return {
    async stop() {
      isStopped = true;
      for (const wake of [...wakes]) wake();
      await Promise.all(inHand);
    },
  };
}

function failuresOf(
  result: InvocationResult,
  mapping: MappingRecord,
  ids: readonly string[],
): ReadonlySet<string> {
  if (result.errorType !== undefined) return new Set(ids);
  return mapping.reportsItemFailures ? failedMessageIds(result.payload, ids) : new Set();
}
