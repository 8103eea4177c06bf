import { describe, expect, it } from 'vitest';
import {
  countTrend,
  shareTrend,
  timeTrend,
} from '../../../../../services/devkit/console/page/areas/figures/trend.ts';

const times = (median: number | null) => ({ count: 1, median, ninety: median });

describe('a trend', () => {
  it.each([
    [175, 170, 'neither', '▲', '3% more than before (170)', 'plain'],
    [18, 21, 'less', '▼', '14% fewer than before (21)', 'good'],
    [24, 21, 'less', '▲', '14% more than before (21)', 'bad'],
    [21, 21, 'less', '=', 'as many as before', 'plain'],
    [2000, 1000, 'more', '▲', '100% more than before (1,000)', 'good'],
    [3, 0, 'less', '▲', 'none before', 'plain'],
    [0, 0, 'less', '', 'nothing to compare with', 'plain'],
    [0, 3, 'more', '▼', '100% fewer than before (3)', 'bad'],
  ] as const)('of %i after %i, wished %s, is %s %s', (now, before, wish, sign, text, tone) => {
    expect(countTrend(now, before, wish)).toStrictEqual({ sign, text, tone });
  });

  it('of a share is in points of what is shown', () => {
    expect(shareTrend([69, 100], [59, 100], 'more')).toStrictEqual({
      sign: '▲',
      text: '10 points more than before (59%)',
      tone: 'good',
    });
    expect(shareTrend([1, 100], [2, 100], 'more').text).toBe('1 point less than before (2%)');
    expect(shareTrend([604, 1000], [596, 1000], 'more').text).toBe('as much as before');
    expect(shareTrend([0, 0], [1, 2], 'more').text).toBe('nothing to compare with');
  });

  it('of a time is longer or shorter, unless it looks the same', () => {
    expect(timeTrend(times(1400), times(2000))).toStrictEqual({
      sign: '▼',
      text: '0.6 s shorter than before (2.0 s)',
      tone: 'good',
    });
    expect(timeTrend(times(1401), times(1399)).text).toBe('as long as before');
    expect(timeTrend(times(null), times(1399)).text).toBe('nothing to compare with');
  });
});
