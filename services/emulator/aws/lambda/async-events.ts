import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { RecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import { type Retry, RetryQueue } from '../../../base/retry-queue.ts';
import type { Timers } from '../../../base/timers.ts';
import { AwsError } from '../errors.ts';
import type { FunctionRecord } from './functions/function-record.ts';
import type { Invoker } from './runner/invoker.ts';

/** Delays before the second and the third attempt (AWS: one minute, then two). */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event is tried until it is this old, at growing intervals. */
const MAX_AGE_MS = 6 * 3_600_000;
const MAX_THROTTLE_DELAY_MS = 300_000;
const MAX_EVENTS = 10_000;
/** Per function, so that queued events leave processes to synchronous invocations. */
const MAX_RUNNING = 2;

/** An accepted event; a JSON file until it is handled or dropped. */
export interface EventRecord {
  /** File name without its ending: the time of arrival first. */
  readonly id: string;
  readonly functionName: string;
  readonly event: string;
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly notBefore: number;
  readonly attempts: number;
  readonly throttles: number;
}

export interface AsyncEventDeps {
  readonly events: RecordFolder<EventRecord>;
  readonly functions: Pick<RecordFolder<FunctionRecord>, 'get'>;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

/** Events of asynchronous invocations: on disk before they are accepted, tried three times, then dropped. */
export class AsyncEvents {
  readonly #deps: AsyncEventDeps;
  readonly #queue: RetryQueue<EventRecord>;
  #isOpen = false;

  constructor(deps: AsyncEventDeps) {
    this.#deps = deps;
    this.#queue = new RetryQueue({
      attempt: (record, signal) => this.#attempt(record, signal),
      timers: deps.timers,
      laneOf: ({ functionName }) => functionName,
      maxRunning: MAX_RUNNING,
      onError: (err, { functionName }) =>
        deps.log.error({ err, function: functionName }, 'An event could not be kept'),
    });
  }

  /** Resolves once the event is on disk. Throws AwsError TooManyRequestsException if too many are waiting. */
  async put(functionName: string, event: string, requestId: string): Promise<void> {
    const { events } = this.#deps;
    if (events.list().length >= MAX_EVENTS) {
      throw new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.');
    }
    const now = this.#now();
    const times = { receivedAt: now, notBefore: now, attempts: 0, throttles: 0 };
    const id = `${now}-${randomUUID()}`;
    const record = { id, functionName, event, requestId, ...times };
    await events.put(id, record);
    if (this.#isOpen) this.#queue.add(record);
  }

  /** Starts the attempts, with the events that an earlier process left. */
  start(): void {
    this.#isOpen = true;
    for (const record of this.#deps.events.list()) {
      this.#queue.add(record, record.notBefore - this.#now());
    }
  }

  /** Ends the attempts; events that are not handled stay on disk. */
  close(): void {
    this.#isOpen = false;
    void this.#queue.close();
  }

  #now(): number {
    return this.#deps.clock.now().getTime();
  }

  async #attempt(
    record: EventRecord,
    signal: AbortSignal,
  ): Promise<Retry<EventRecord> | undefined> {
    const item = await attemptOnce(this.#deps, record, this.#now());
    // A process that is ending kills its functions: that does not count as an attempt.
    if (signal.aborted) return undefined;
    await this.#deps.events.update(record.id, () => item);
    return item && { item, afterMs: item.notBefore - this.#now() };
  }
}

/** Returns the event with its next time, or undefined if it is handled or dropped. */
async function attemptOnce(
  deps: AsyncEventDeps,
  record: EventRecord,
  now: number,
): Promise<EventRecord | undefined> {
  const { functionName, requestId, event } = record;
  const target = deps.functions.get(functionName);
  if (!target) return drop(deps.log, record, 'the function is gone');
  try {
    const { errorType } = await deps.invoker.invoke(target, { requestId, event });
    return errorType === undefined ? undefined : retry(deps.log, record, now, errorType);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return retryThrottled(deps.log, record, now, error);
  }
}

function retry(
  log: Log,
  record: EventRecord,
  now: number,
  errorType: string,
): EventRecord | undefined {
  const delay = RETRY_DELAYS_MS[record.attempts];
  if (delay === undefined) return drop(log, record, `it failed three times: ${errorType}`);
  return { ...record, attempts: record.attempts + 1, notBefore: now + delay };
}

function retryThrottled(
  log: Log,
  record: EventRecord,
  now: number,
  error: AwsError,
): EventRecord | undefined {
  if (now - record.receivedAt > MAX_AGE_MS) return drop(log, record, `too old: ${error.code}`);
  const delay = Math.min(1000 * 2 ** record.throttles, MAX_THROTTLE_DELAY_MS);
  return { ...record, throttles: record.throttles + 1, notBefore: now + delay };
}

function drop(log: Log, record: EventRecord, why: string): undefined {
  const { functionName, requestId } = record;
  log.warn({ function: functionName, requestId }, `An asynchronous event is dropped: ${why}`);
  return undefined;
}
