import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../../../services/base/log.ts';
import {
  nextTime,
  parseSchedule,
} from '../../../../../services/emulator/aws/lambda/schedule/expression.ts';
import type { ScheduleRecord } from '../../../../../services/emulator/aws/lambda/schedule/schedule-record.ts';
import { Schedules } from '../../../../../services/emulator/aws/lambda/schedule/schedules.ts';
import type { InternalCall } from '../../../../../services/emulator/aws/service.ts';
import { manualTime } from '../../../../support/manual-time.ts';
import { memoryFolder } from './memory-folder.ts';

const FUNCTION_ARN = 'arn:aws:lambda:ca-central-1:000000000000:function:outbox';

describe('a schedule expression', () => {
  it.each([
    ['rate(1 minute)', '2026-11-22T10:01:30Z'],
    ['rate(5 minutes)', '2026-11-22T10:05:30Z'],
    ['rate(2 hours)', '2026-11-22T12:00:30Z'],
    ['rate(1 day)', '2026-11-23T10:00:30Z'],
    ['cron(* * * * ? *)', '2026-11-22T10:01:00Z'],
    ['cron(0/15 * * * ? *)', '2026-11-22T10:15:00Z'],
    ['cron(0 8 * * ? *)', '2026-11-23T08:00:00Z'],
    ['cron(30 18 ? * MON-FRI *)', '2026-11-23T18:30:00Z'],
    ['cron(0 12 1 JAN,JUL ? *)', '2027-01-01T12:00:00Z'],
    ['cron(5,50 10 ? * 1 *)', '2026-11-22T10:05:00Z'],
    ['cron(0 0 29 2 ? *)', '2028-02-29T00:00:00Z'],
  ])('%s runs next at %s', (expression, expected) => {
    const next = nextTime(parseSchedule(expression), new Date('2026-11-22T10:00:30Z'));

    expect(next).toStrictEqual(new Date(expected));
  });

  it('may never run again', () => {
    const next = nextTime(parseSchedule('cron(0 8 * * ? 2025)'), new Date('2026-11-22T10:00:00Z'));

    expect(next).toBeUndefined();
  });

  it.each([
    'rate(0 minutes)',
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(5 seconds)',
    'cron(0 8 * * * *)',
    'cron(0 8 * * ?)',
    'cron(60 8 * * ? *)',
    'cron(0 8 L * ? *)',
    'cron(0 8 ? * 6#3 *)',
    'every minute',
  ])('refuses %s', (expression) => {
    expect(() => parseSchedule(expression)).toThrow(`"${expression}" is not a schedule`);
  });
});

describe('schedules', () => {
  const rule = {
    name: 'outbox',
    expression: 'rate(5 minutes)',
    functionArn: FUNCTION_ARN,
    enabled: true,
  };

  function aWorld(records: Record<string, ScheduleRecord> = {}, start = '2026-11-22T10:00:00Z') {
    const time = manualTime(start);
    const calls: InternalCall[] = [];
    const folder = memoryFolder(records);
    const schedules = new Schedules({
      schedules: folder,
      dispatcher: { run: async (call: InternalCall) => void calls.push(call) },
      region: 'ca-central-1',
      clock: time.clock,
      timers: time.timers,
      log: silentLog,
    });
    return { ...time, calls, schedules, folder };
  }

  it('invoke the function with a Scheduled Event, again and again', async () => {
    const { schedules, calls, advance } = aWorld();
    schedules.start();
    await schedules.put(rule);

    await advance(5 * 60_000 - 1);
    expect(calls).toHaveLength(0);
    await advance(1);
    await advance(5 * 60_000);

    expect(calls).toHaveLength(2);
    const [call] = calls;
    const input = call?.input as { Payload: Buffer };
    expect(call).toMatchObject({
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: FUNCTION_ARN, InvocationType: 'Event' },
      caller: {
        kind: 'service',
        principal: 'events.amazonaws.com',
        sourceArn: 'arn:aws:events:ca-central-1:000000000000:rule/outbox',
      },
    });
    expect(JSON.parse(input.Payload.toString())).toStrictEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: '000000000000',
      time: '2026-11-22T10:05:00Z',
      region: 'ca-central-1',
      resources: ['arn:aws:events:ca-central-1:000000000000:rule/outbox'],
      detail: {},
    });
  });

  it('give the function its own input instead', async () => {
    const { schedules, calls, advance } = aWorld();
    schedules.start();
    await schedules.put({ ...rule, input: '{"mode":"all"}' });

    await advance(5 * 60_000);

    expect(
      calls.map(({ input }) => (input as { Payload: Buffer }).Payload.toString()),
    ).toStrictEqual(['{"mode":"all"}']);
  });

  it('stay quiet while disabled, after removal and after closing', async () => {
    const { schedules, calls, advance } = aWorld();
    schedules.start();
    await schedules.put({ ...rule, enabled: false });
    await schedules.put({ ...rule, name: 'removed' });
    await schedules.remove('removed');
    await advance(20 * 60_000);
    await schedules.put(rule);
    schedules.close();
    await advance(20 * 60_000);

    expect(calls).toHaveLength(0);
  });

  it('go on counting when the same rule is put again', async () => {
    const { schedules, calls, advance } = aWorld();
    schedules.start();
    await schedules.put(rule);
    await advance(4 * 60_000);
    await schedules.put({ ...rule });
    await advance(60_000);

    expect(calls).toHaveLength(1);
  });

  it('make up once for runs that were missed, soon after the start', async () => {
    const record = { ...rule, countedFrom: '2026-11-22T08:00:00Z' };
    const { schedules, calls, advance } = aWorld({ outbox: record });
    schedules.start();

    await advance(5000);
    expect(calls).toHaveLength(1);
    await advance(5 * 60_000 - 1);
    expect(calls).toHaveLength(1);
    await advance(1);
    expect(calls).toHaveLength(2);
  });

  it('tell when they run next', async () => {
    const { schedules } = aWorld();
    await schedules.put(rule);

    expect(schedules.list()).toStrictEqual([
      { ...rule, nextRun: new Date('2026-11-22T10:05:00Z') },
    ]);
  });

  it('refuse what is no schedule', async () => {
    const { schedules } = aWorld();

    await expect(schedules.put({ ...rule, expression: 'often' })).rejects.toThrow('"often" is not');
    await expect(schedules.put({ ...rule, name: '../x' })).rejects.toThrow('"../x" is not');
  });
});
