import { randomUUID } from 'node:crypto';
import type { Message } from '@aws-sdk/client-sqs';
import type { Log } from '../../../../base/log.ts';
import type { Timers } from '../../../../base/timers.ts';
import { parseArn } from '../../arn.ts';
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
/** A receive that returns nothing sooner than this did not wait for messages. */
const SHORTEST_POLL_MS = 500;
/** Concurrent batches of a standard queue; one receiver fetches all of them. */
const PARALLEL = 2;

export interface PollerDeps {
  readonly queue: Pick<Queue, 'receive' | 'delete' | 'release'>;
  readonly findFunction: () => FunctionRecord | undefined;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly timers: Timers;
  readonly log: Log;
  readonly onResult: (result: string) => void;
}

/** Moves messages from a queue to a function until it is stopped; deletes those that the function has handled. */
export class Poller {
  readonly #mapping: MappingRecord;
  readonly #deps: PollerDeps;
  readonly #batches = new Set<Promise<void>>();
  readonly #wakes = new Set<() => void>();
  #isStopped = false;

  constructor(mapping: MappingRecord, deps: PollerDeps) {
    this.#mapping = mapping;
    this.#deps = deps;
  }

  start(): void {
    void this.#poll();
  }

  /** Receives no further messages; resolves once the batches in progress are done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const wake of [...this.#wakes]) wake();
    await Promise.all(this.#batches);
  }

  async #poll(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.#isStopped) {
      const startedAt = performance.now();
      try {
        const hadMessages = await this.#receiveBatch();
        pauseMs = FIRST_PAUSE_MS;
        // A queue that doesn't wait must not be polled in a busy loop.
        const isBusy = !hadMessages && performance.now() - startedAt < SHORTEST_POLL_MS;
        if (isBusy) await this.#pause(FIRST_PAUSE_MS);
      } catch (err) {
        if (this.#isStopped) return;
        const queue = this.#mapping.eventSourceArn;
        this.#deps.log.warn({ err, queue }, 'A queue could not be polled');
        await this.#pause(pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Receives one batch, starts to handle it, and waits until another may start. Returns whether messages came. */
  async #receiveBatch(): Promise<boolean> {
    const messages = await this.#collect();
    if (messages.length === 0) return false;
    if (this.#isStopped) {
      await this.#deps.queue.release(messages);
      return true;
    }
    const queue = this.#mapping.eventSourceArn;
    const batch = this.#handle(messages)
      .catch((err: unknown) => this.#deps.log.warn({ err, queue }, 'A batch could not be finished'))
      .finally(() => this.#batches.delete(batch));
    this.#batches.add(batch);
    const parallel = queue.endsWith('.fifo') ? 1 : PARALLEL;
    if (this.#batches.size >= parallel) await Promise.race(this.#batches);
    return true;
  }

  /** Waits for a first message, then for a full batch or the end of the batching window. */
  async #collect(): Promise<Message[]> {
    const { queue } = this.#deps;
    const { batchSize, windowSeconds } = this.#mapping;
    const messages = [...(await queue.receive(batchSize, LONG_POLL_SECONDS))];
    const until = performance.now() + windowSeconds * 1000;
    while (messages.length > 0 && messages.length < batchSize && !this.#isStopped) {
      const seconds = Math.min(LONG_POLL_SECONDS, Math.ceil((until - performance.now()) / 1000));
      if (seconds <= 0) break;
      messages.push(...(await queue.receive(batchSize - messages.length, seconds)));
    }
    return messages;
  }

  async #handle(messages: readonly Message[]): Promise<void> {
    const record = this.#deps.findFunction();
    const queueArn = this.#mapping.eventSourceArn;
    const { region } = parseArn(queueArn);
    for (const event of sqsEvents(messages, { queueArn, region })) {
      const ids = event.Records.map(({ messageId }) => messageId);
      const failed = record ? await this.#invoke(record, JSON.stringify(event), ids) : new Set(ids);
      this.#deps.onResult(failed.size > 0 ? 'PROBLEM: Function call failed' : 'OK');
      await this.#settle(
        messages.filter(({ MessageId = '' }) => ids.includes(MessageId)),
        failed,
      );
    }
  }

  /** Runs the function with one event; returns the ids of the messages that it did not handle. */
  async #invoke(
    record: FunctionRecord,
    event: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const requestId = randomUUID();
    try {
      const result = await this.#deps.invoker.invoke(record, { requestId, event });
      return failuresOf(result, this.#mapping, ids);
    } catch (err) {
      const fields = { err, function: record.name, requestId };
      this.#deps.log.warn(fields, 'A batch could not be handed over');
      return new Set(ids);
    }
  }

  async #settle(batch: readonly Message[], failed: ReadonlySet<string>): Promise<void> {
    const { queue } = this.#deps;
    const done = batch.filter(({ MessageId = '' }) => !failed.has(MessageId));
    if (done.length > 0) await queue.delete(done);
    // Interrupted by the end of the emulator: visible again at once, for the next start.
    const interrupted = this.#isStopped ? batch.filter((message) => !done.includes(message)) : [];
    if (interrupted.length > 0) await queue.release(interrupted);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wakes.delete(wake);
        cancel();
        resolve();
      };
      const cancel = this.#deps.timers.after(ms, wake);
      this.#wakes.add(wake);
    });
  }
}

function failuresOf(
  result: InvocationResult,
  mapping: MappingRecord,
  ids: readonly string[],
): ReadonlySet<string> {
  if (result.errorType !== undefined) return new Set(ids);
  return mapping.reportsItemFailures ? failedMessageIds(result.payload, ids) : new Set();
}
