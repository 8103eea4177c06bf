import { beforeEach, describe, expect, it } from 'vitest';
import { type Log, silentLog } from '../../../../../services/base/log.ts';
import { DataBudget } from '../../../../../services/devkit/local/startup/data-budget.ts';

const GB = 1e9;
const MB = 1e6;

describe('the budget of DATA_DIR', () => {
  let now: number;
  let folder: number;
  let disk: { free: number; size: number };
  let measurements: number;
  /** How long a measurement takes. */
  let measuringMs: number;
  let logged: string[];
  let budget: DataBudget;
  beforeEach(() => {
    now = 0;
    folder = GB;
    disk = { free: 50 * GB, size: 100 * GB };
    measurements = 0;
    measuringMs = 0;
    logged = [];
    const keep = ((message: string) => void logged.push(message)) as Log['info'];
    budget = new DataBudget({
      dataDir: '/data',
      limitBytes: 5 * GB,
      clock: { now: () => new Date(now) },
      timers: { after: () => () => undefined },
      log: { ...silentLog, error: keep, info: keep },
      measure: async () => {
        measurements += 1;
        now += measuringMs;
        return folder;
      },
      readDisk: async () => disk,
    });
  });
  const lookAfter = async (ms: number) => {
    now += ms;
    await budget.look();
  };

  it('has room before it knows better', () => {
    expect(budget.take(MB)).toBe(true);
    expect(budget.problem).toBeUndefined();
  });

  it('keeps the last tenth of the limit, at most 512 MB, for tickets', async () => {
    folder = 4.4 * GB;
    await lookAfter(0);
    expect(budget.problem).toBeUndefined();

    folder = 4.5 * GB;
    await lookAfter(60_000);

    expect(budget.problem).toBe(
      'DATA_DIR /data holds 4.5 GB of DATA_LIMIT 5 GB: uploads and new chats are refused, and messages, mails and search writes of clients; tickets and chats that have begun go on. Raise DATA_LIMIT, or delete documents.',
    );
  });

  it('says once that it is full, and once that there is room again', async () => {
    folder = 5 * GB;
    await lookAfter(0);
    await lookAfter(60_000);
    folder = GB;
    await lookAfter(60_000);
    await lookAfter(60_000);

    expect(logged).toStrictEqual([
      expect.stringContaining('holds 5 GB of DATA_LIMIT 5 GB'),
      'DATA_DIR /data has room again: uploads and new chats are accepted',
    ]);
    expect(budget.problem).toBeUndefined();
  });

  it('refuses an upload that would not fit, and takes a smaller one', async () => {
    folder = 4 * GB;
    await lookAfter(0);

    expect(budget.take(1.1 * GB)).toBe(false);
    expect(budget.problem).toBeUndefined();
    expect(budget.take(400 * MB)).toBe(true);
  });

  it('is full as soon as an upload reaches the reserve', async () => {
    folder = 4.4 * GB;
    await lookAfter(0);

    expect(budget.take(200 * MB)).toBe(true);
    expect(budget.problem).toContain('holds 4.6 GB of DATA_LIMIT 5 GB');
    expect(budget.take(0)).toBe(false);
  });

  it('counts what it took until that is measured', async () => {
    folder = 4 * GB;
    await lookAfter(0);
    budget.take(400 * MB);
    // The upload failed half-way, and left nothing.
    await lookAfter(60_000);

    expect(budget.take(400 * MB)).toBe(true);
  });

  it('refuses before the disk is full, whatever the limit', async () => {
    disk = { free: 200 * MB, size: 100 * GB };
    await lookAfter(0);

    expect(budget.problem).toContain('the disk of DATA_DIR /data has only 200 MB left');
    expect(budget.take(1)).toBe(false);
  });

  it('keeps only a twentieth of a small disk', async () => {
    disk = { free: 20 * MB, size: 45 * MB };
    await lookAfter(0);
    expect(budget.problem).toBeUndefined();

    disk = { free: 2 * MB, size: 45 * MB };
    await lookAfter(5000);
    expect(budget.problem).toBeDefined();
  });

  it('measures every minute', async () => {
    await lookAfter(0);
    await lookAfter(59_000);
    expect(measurements).toBe(1);

    await lookAfter(1000);
    expect(measurements).toBe(2);
  });

  it('measures at every look as long as it is full', async () => {
    folder = 5 * GB;
    await lookAfter(0);
    folder = GB;
    await lookAfter(5000);

    expect(budget.problem).toBeUndefined();
  });

  it('measures a folder that takes long to measure less often', async () => {
    measuringMs = 10_000;
    await lookAfter(0);
    await lookAfter(199_000);
    expect(measurements).toBe(1);

    await lookAfter(1000);
    expect(measurements).toBe(2);
  });

  it('measures at once when the disk loses a quarter of what is left', async () => {
    folder = 4 * GB;
    await lookAfter(0);
    disk = { free: 49.95 * GB, size: 100 * GB };
    await lookAfter(5000);
    expect(measurements).toBe(1);

    folder = 4.6 * GB;
    disk = { free: 49.4 * GB, size: 100 * GB };
    await lookAfter(5000);

    expect(measurements).toBe(2);
    expect(budget.problem).toBeDefined();
  });
});
