import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { RecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import type { Timers } from '../../../base/timers.ts';
import { AwsError } from '../errors.ts';
import type { FunctionRecord } from './functions/function-record.ts';
import type { Invoker } from './runner/invoker.ts';

/** Waits before the second and the third attempt (AWS: one minute, then two). */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event is tried until it is this old, ever more rarely. */
const MAX_AGE_MS = 6 * 3_600_000;
const MAX_THROTTLE_DELAY_MS = 300_000;
const MAX_EVENTS = 10_000;
/** Of one function at a time, so that queued events leave processes to those who wait for an answer. */
const MAX_RUNNING = 2;

/** An accepted event; a JSON file each until it is handled or dropped. */
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

/** Events of asynchronous invocations: on disk before they are accepted, tried three times, then dropped. */
export interface AsyncEvents {
  /** Throws AwsError TooManyRequestsException where too many wait. */
  put(functionName: string, event: string, requestId: string): Promise<void>;
  /** Takes up what an earlier process left. */
  start(): void;
  close(): void;
}

export interface AsyncEventDeps {
  readonly events: RecordFolder<EventRecord>;
  readonly functions: Pick<RecordFolder<FunctionRecord>, 'get'>;
  readonly invoker: Pick<Invoker, 'invoke'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

export function createAsyncEvents(deps: AsyncEventDeps): AsyncEvents {
  const waiting = new Map<string, EventRecord>(
    deps.events.list().map((record) => [record.id, record]),
  );
  const running = new Map<string, number>();
  const cancels = new Set<() => void>();
  let isOpen = false;
  const now = () => deps.clock.now().getTime();

  function later(ms: number, action: () => void): void {
    const cancel = deps.timers.after(ms, () => {
      cancels.delete(cancel);
      action();
    });
    cancels.add(cancel);
  }

  function pump(functionName: string): void {
    for (const [id, record] of waiting) {
      if (!isOpen || (running.get(functionName) ?? 0) >= MAX_RUNNING) return;
      if (record.functionName !== functionName || record.notBefore > now()) continue;
      waiting.delete(id);
      running.set(functionName, (running.get(functionName) ?? 0) + 1);
      void attempt(record).finally(() => {
        running.set(functionName, (running.get(functionName) ?? 1) - 1);
        pump(functionName);
      });
    }
  }

  async function attempt(record: EventRecord): Promise<void> {
    try {
      const next = await attemptOnce(deps, record, now());
      // A process that is ending kills its functions: that is no attempt.
      if (!isOpen) return;
      await deps.events.update(record.id, () => next);
      if (next) wait(next);
    } catch (error) {
      deps.log.error({ err: error, function: record.functionName }, 'An event could not be kept');
    }
  }

  function wait(record: EventRecord): void {
    waiting.set(record.id, record);
    later(Math.max(0, record.notBefore - now()), () => pump(record.functionName));
  }

  return {
    async put(functionName, event, requestId) {
      if (deps.events.list().length >= MAX_EVENTS) {
        throw new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.');
      }
      const at = now();
      const times = { receivedAt: at, notBefore: at, attempts: 0, throttles: 0 };
      const id = `${at}-${randomUUID()}`;
      const record = { id, functionName, event, requestId, ...times };
      await deps.events.put(id, record);
      waiting.set(id, record);
      pump(functionName);
    },
    start() {
      isOpen = true;
      for (const record of [...waiting.values()]) wait(record);
    },
    close() {
      isOpen = false;
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}

/** What is left of an event after an attempt: nothing, or the event with its next time. */
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
