import { describe, expect, it } from 'vitest';
import { Pool, type PoolMember } from '../../../../../services/emulator/aws/lambda/runner/pool.ts';
import { manualTime } from '../../../../support/manual-time.ts';

class FakeProcess implements PoolMember {
  isAlive = true;
  isFit = true;
  readonly ended = Promise.resolve({ code: 0, signal: null });
  kill(): void {
    this.isAlive = false;
  }
  async warm(): Promise<void> {}
}

function aPool(size = 2) {
  const time = manualTime('2026-11-22T10:00:00Z');
  const started: FakeProcess[] = [];
  const pool = new Pool<FakeProcess>({
    size,
    idleMs: 60_000,
    timers: time.timers,
    isUsable: ({ isFit }) => isFit,
    start() {
      const process = new FakeProcess();
      started.push(process);
      return process;
    },
  });
  return { ...time, pool, started };
}

describe('a pool of processes', () => {
  it('uses the process again that was used last', async () => {
    const { pool, started } = aPool();
    const [first, second] = [await pool.acquire(), await pool.acquire()];
    pool.release(first);
    pool.release(second);

    expect(await pool.acquire()).toBe(second);
    expect(started).toHaveLength(2);
  });

  it('lets events wait, in order, if all processes are busy', async () => {
    const { pool, started } = aPool(1);
    const process = await pool.acquire();
    const order: string[] = [];
    const waiting = ['a', 'b'].map(async (name) => {
      const given = await pool.acquire();
      order.push(name);
      pool.release(given);
    });

    pool.release(process);
    await Promise.all(waiting);

    expect(order).toStrictEqual(['a', 'b']);
    expect(started).toHaveLength(1);
  });

  it('starts another process for an event that waits when one breaks', async () => {
    const { pool, started } = aPool(1);
    const process = await pool.acquire();
    const waiting = pool.acquire();

    process.kill();
    pool.release(process);

    expect(await waiting).toBe(started[1]);
  });

  it('replaces a process whose credentials end', async () => {
    const { pool, started } = aPool();
    const process = await pool.acquire();
    pool.release(process);
    process.isFit = false;

    expect(await pool.acquire()).toBe(started[1]);
    expect(process.isAlive).toBe(false);
  });

  it('ends a process that nobody used for the idle time', async () => {
    const { pool, advance } = aPool();
    const process = await pool.acquire();
    pool.release(process);

    await advance(59_999);
    expect(process.isAlive).toBe(true);
    await advance(1);

    expect(process.isAlive).toBe(false);
    expect(pool.idle).toBe(0);
  });

  it('ends idle processes at once and busy ones after their events when it is retired', async () => {
    const { pool } = aPool();
    const [busy, idle] = [await pool.acquire(), await pool.acquire()];
    pool.release(idle);

    pool.retire();
    expect([busy.isAlive, idle.isAlive]).toStrictEqual([true, false]);
    pool.release(busy);

    expect(busy.isAlive).toBe(false);
  });

  it('starts one process ahead when it is warmed', async () => {
    const { pool, started } = aPool();

    await pool.warm();
    await pool.warm();

    expect(started).toHaveLength(1);
    expect(pool.idle).toBe(1);
  });
});
