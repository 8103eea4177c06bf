import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../../../services/bot/helpdesk/tickets/retry-delay.ts';

const MINUTE = 60_000;

describe('retryDelay', () => {
  it('doubles from 5 minutes up to 6 hours after failures', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500].map(
      (attempts) => retryDelay('failed', attempts, 0) / MINUTE,
    );

    expect(minutes).toStrictEqual([5, 10, 20, 40, 80, 160, 320, 360, 360, 360]);
  });

  it('doubles from an hour up to 6 hours after refusals', () => {
    const minutes = [1, 2, 3, 4, 5].map((attempts) => retryDelay('refused', attempts, 0) / MINUTE);

    expect(minutes).toStrictEqual([60, 120, 240, 360, 360]);
  });

  it('stays the same while the mail service only asks for patience', () => {
    expect(
      [0, 1, 9].map((attempts) => retryDelay('throttled', attempts, 0) / MINUTE),
    ).toStrictEqual([5, 5, 5]);
    expect([0, 9].map((attempts) => retryDelay('quota', attempts, 0) / MINUTE)).toStrictEqual([
      60, 60,
    ]);
  });

  it('is up to a fifth shorter by chance, never longer', () => {
    expect(retryDelay('failed', 1, 0.5)).toBe(4.5 * MINUTE);
    expect(retryDelay('failed', 20, 0.999)).toBeGreaterThan(0.8 * 360 * MINUTE);
    expect(retryDelay('failed', 20, 0)).toBe(360 * MINUTE);
  });
});
