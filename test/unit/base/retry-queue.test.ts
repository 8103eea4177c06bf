import { describe, expect, it } from 'vitest';
import {
  type Retry,
  RetryQueue,
  type RetryQueueOptions,
} from '../../../services/base/retry-queue.ts';
import { manualTime } from '../../support/manual-time.ts';

interface Item {
  readonly name: string;
  readonly lane?: string;
  /** Delays before the next attempts. */
  readonly delays?: readonly number[];
}

type Options = Partial<RetryQueueOptions<Item>>;

/** A queue whose attempts take a second each, and what it did when. */
function aQueue(options: Options = {}) {
  const time = manualTime('2026-11-22T10:00:00Z');
  const events: string[] = [];
  const errors: unknown[] = [];
  const note = (what: string) =>
    void events.push(`${time.clock.now().toISOString().slice(17, 19)} ${what}`);
  const queue = new RetryQueue<Item>({
    timers: time.timers,
    onError: (error) => void errors.push(error),
    laneOf: ({ lane = '' }) => lane,
    async attempt({ name, delays = [], ...item }): Promise<Retry<Item> | undefined> {
      note(name);
      await new Promise<void>((resolve) => time.timers.after(1_000, resolve));
      const [afterMs, ...rest] = delays;
      return afterMs === undefined ? undefined : { item: { ...item, name, delays: rest }, afterMs };
    },
    ...options,
  });
  return { ...time, queue, events, errors };
}

describe('a retry queue', () => {
  it('tries an item until it is settled, after the delays that were asked for', async () => {
    const { queue, events, advance } = aQueue();

    queue.add({ name: 'a', delays: [2_000, 5_000] });
    await advance(60_000);

    expect(events).toStrictEqual(['00 a', '03 a', '09 a']);
  });

  it('tries an item not before its time', async () => {
    const { queue, events, advance } = aQueue();

    queue.add({ name: 'later' }, 10_000);
    queue.add({ name: 'now' });
    await advance(60_000);

    expect(events).toStrictEqual(['00 now', '10 later']);
  });

  it('runs all at the same time if there is no limit', async () => {
    const { queue, events, advance } = aQueue();

    for (const name of ['a', 'b', 'c']) queue.add({ name });
    await advance(0);

    expect(events).toStrictEqual(['00 a', '00 b', '00 c']);
  });

  it('limits the attempts of a lane; lanes do not wait for each other', async () => {
    const { queue, events, advance } = aQueue({ maxRunning: 2 });

    for (const name of ['a', 'b', 'c']) queue.add({ name, lane: '1' });
    queue.add({ name: 'd', lane: '2' });
    await advance(60_000);

    expect(events).toStrictEqual(['00 a', '00 b', '00 d', '01 c']);
  });

  it('lets others overtake an item that waits', async () => {
    const { queue, events, advance } = aQueue({ maxRunning: 1 });

    queue.add({ name: 'a', delays: [5_000] });
    queue.add({ name: 'b' });
    await advance(60_000);

    expect(events).toStrictEqual(['00 a', '01 b', '06 a']);
  });

  it('lets no item overtake another if it keeps the order', async () => {
    const { queue, events, advance } = aQueue({ maxRunning: 1, keepsOrder: true });

    queue.add({ name: 'a', delays: [5_000] });
    queue.add({ name: 'b' });
    queue.add({ name: 'c', lane: 'other' });
    await advance(60_000);

    expect(events).toStrictEqual(['00 a', '00 c', '06 a', '07 b']);
  });

  it('reports an attempt that throws, and goes on with the next item', async () => {
    const tried: string[] = [];
    const attempt = async ({ name }: Item) => {
      tried.push(name);
      if (name === 'bad') throw new Error('no');
      return undefined;
    };
    const { queue, errors, advance } = aQueue({ maxRunning: 1, attempt });

    queue.add({ name: 'bad' });
    queue.add({ name: 'good' });
    await advance(60_000);

    expect(tried).toStrictEqual(['bad', 'good']);
    expect(errors).toStrictEqual([new Error('no')]);
  });

  it('waits at its end for attempts in progress, aborts them, and starts none', async () => {
    const seen: string[] = [];
    const { queue, advance } = aQueue({
      maxRunning: 1,
      attempt: async (item, signal) => {
        seen.push(`${item.name} begins`);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        seen.push(`${item.name} ends`);
        return { item, afterMs: 1_000 };
      },
    });
    for (const name of ['running', 'ready']) queue.add({ name });
    queue.add({ name: 'waiting' }, 1_000);

    await queue.close();
    seen.push('closed');
    queue.add({ name: 'late' });
    await advance(60_000);

    expect(seen).toStrictEqual(['running begins', 'running ends', 'closed']);
  });
});
