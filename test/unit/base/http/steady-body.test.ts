import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BODY_PACE, steadily } from '../../../../services/base/http/steady-body.ts';
import { manualTime } from '../../../support/manual-time.ts';

const time = () => manualTime('2026-05-01T00:00:00Z');

/** A body and what has been read of it. */
function begin({ timers }: ReturnType<typeof time>) {
  const source = new PassThrough();
  let received = 0;
  const slow = () => new Error('slow');
  const done = (async () => {
    for await (const piece of steadily(source, { timers, pace: BODY_PACE, slow }))
      received += piece.length;
    return 'complete';
  })().catch((error: Error) => error.message);
  return { source, done, received: () => received };
}

describe('a steady body', () => {
  it('is refused after 20 seconds without a byte', async () => {
    const clock = time();
    const { done, source } = begin(clock);

    await clock.advance(20_000);

    expect(await done).toBe('slow');
    expect(source.destroyed).toBe(false);
  });

  it('is refused if it drips', async () => {
    const clock = time();
    const { done, source } = begin(clock);

    for (let second = 0; second < 25; second += 1) {
      source.write('x');
      await clock.advance(1000);
    }

    expect(await done).toBe('slow');
  });

  it('may take hours if it makes progress', async () => {
    const clock = time();
    const { done, source, received } = begin(clock);

    for (let minute = 0; minute < 180; minute += 1) {
      for (let piece = 0; piece < 3; piece += 1) {
        source.write(Buffer.alloc(20_000));
        await clock.advance(20_000);
      }
    }
    source.end();

    expect(await done).toBe('complete');
    expect(received()).toBe(180 * 3 * 20_000);
  }, 60_000);

  it('may not fall silent, however much it has sent', async () => {
    const clock = time();
    const { done, source } = begin(clock);
    source.write(Buffer.alloc(1_000_000));

    await clock.advance(31_000);

    expect(await done).toBe('slow');
  });

  it('is not blamed for a receiver that takes its time', async () => {
    const clock = time();
    const source = new PassThrough();
    const slow = () => new Error('slow');
    const pieces = steadily(source, { timers: clock.timers, pace: BODY_PACE, slow });
    source.write('a');
    await pieces.next();

    await clock.advance(3_600_000);
    source.end('b');

    expect((await pieces.next()).value?.toString()).toBe('b');
    expect((await pieces.next()).done).toBe(true);
  }, 60_000);
});
