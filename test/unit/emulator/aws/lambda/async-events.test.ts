import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import { AwsError } from '../../../../../services/emulator/aws/errors.ts';
import {
  AsyncEvents,
  type EventRecord,
} from '../../../../../services/emulator/aws/lambda/async-events.ts';
import type { FunctionRecord } from '../../../../../services/emulator/aws/lambda/functions/function-record.ts';
import type { InvocationResult } from '../../../../../services/emulator/aws/lambda/runner/invoker.ts';
import { manualTime } from '../../../../support/manual-time.ts';
import { memoryFolder } from './memory-folder.ts';

const done: InvocationResult = { payload: 'null', logTail: Buffer.alloc(0), durationMs: 1 };
const failed: InvocationResult = { ...done, errorType: 'Error' };
const throttled = new AwsError('TooManyRequestsException', 429, 'Rate Exceeded.');

function setUp(outcomes: readonly (InvocationResult | Error)[] = []) {
  const time = manualTime('2026-11-22T10:00:00Z');
  const events = memoryFolder<EventRecord>();
  const attempts: { at: string; requestId: string; event: string }[] = [];
  const warnings: unknown[] = [];
  const left = [...outcomes];
  const open = () =>
    new AsyncEvents({
      events,
      functions: { get: (name) => (name === 'f' ? ({ name } as FunctionRecord) : undefined) },
      invoker: {
        async invoke(_record, { requestId, event }) {
          attempts.push({ at: time.clock.now().toISOString().slice(11, 19), requestId, event });
          const outcome = left.shift() ?? done;
          if (outcome instanceof Error) throw outcome;
          return outcome;
        },
      },
      clock: time.clock,
      timers: time.timers,
      log: { ...silentLog, warn: (...args: unknown[]) => void warnings.push(args) },
    });
  return { ...time, events, attempts, warnings, open };
}

describe('an asynchronous event', () => {
  it('is kept until the function has handled it', async () => {
    const { open, events, attempts, advance } = setUp();
    const queue = open();

    await queue.put('f', '{"a":1}', 'request-1');
    expect(events.list()).toHaveLength(1);
    queue.start();
    await advance(0);

    expect(attempts).toStrictEqual([{ at: '10:00:00', requestId: 'request-1', event: '{"a":1}' }]);
    expect(events.list()).toHaveLength(0);
  });

  it('is tried again after one and after two more minutes, then dropped', async () => {
    const { open, events, attempts, warnings, advance } = setUp([failed, failed, failed, failed]);
    const queue = open();
    queue.start();

    await queue.put('f', '{}', 'request-1');
    await advance(3_600_000);

    expect(attempts.map(({ at }) => at)).toStrictEqual(['10:00:00', '10:01:00', '10:03:00']);
    expect(events.list()).toHaveLength(0);
    expect(warnings).toStrictEqual([
      [
        { function: 'f', requestId: 'request-1' },
        'An asynchronous event is dropped: it failed three times: Error',
      ],
    ]);
  });

  it('is tried ever more rarely while the function is throttled, which is no failure', async () => {
    const outcomes = [throttled, throttled, throttled, failed, done];
    const { open, attempts, events, advance } = setUp(outcomes);
    const queue = open();
    queue.start();

    await queue.put('f', '{}', 'request-1');
    await advance(3_600_000);

    expect(attempts.map(({ at }) => at)).toStrictEqual([
      '10:00:00',
      '10:00:01',
      '10:00:03',
      '10:00:07',
      '10:01:07',
    ]);
    expect(events.list()).toHaveLength(0);
  });

  it('is given up after six hours of throttling', async () => {
    const { open, events, advance } = setUp(Array.from({ length: 200 }, () => throttled));
    const queue = open();
    queue.start();

    await queue.put('f', '{}', 'request-1');
    await advance(6 * 3_600_000);
    expect(events.list()).toHaveLength(1);
    await advance(600_000);

    expect(events.list()).toHaveLength(0);
  });

  it('survives a restart, with the attempts that it had', async () => {
    const { open, attempts, events, advance } = setUp([failed, failed, failed, failed]);
    const first = open();
    first.start();
    await first.put('f', '{}', 'request-1');
    await advance(1000);
    first.close();

    const second = open();
    second.start();
    await advance(3_600_000);

    expect(attempts).toHaveLength(3);
    expect(events.list()).toHaveLength(0);
  });

  it('is dropped if the function is gone', async () => {
    const { open, attempts, events, advance } = setUp();
    const queue = open();
    queue.start();

    await queue.put('gone', '{}', 'request-1');
    await advance(0);

    expect(attempts).toHaveLength(0);
    expect(events.list()).toHaveLength(0);
  });
});
