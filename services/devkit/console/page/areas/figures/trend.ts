import type { Times } from '../../../../figures/figures.ts';
import { duration, share, wholeNumber } from '../../wording/numbers.ts';

/** How a figure compares with the period before: in a sign and in words. The tone only underlines it. */
export interface Trend {
  readonly sign: '▲' | '▼' | '=' | '';
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

/** Which way is better for the help desk. */
export type Wish = 'more' | 'less' | 'neither';

/** A part and the whole that it is of. */
export type Share = readonly [part: number, whole: number];

const NOTHING: Trend = { sign: '', text: 'nothing to compare with', tone: 'plain' };

/** Compares numbers of something: "13% more than before (155)". */
export function countTrend(now: number, before: number, wish: Wish): Trend {
  if (before === 0) return now === 0 ? NOTHING : { sign: '▲', text: 'none before', tone: 'plain' };
  const text = `${share(Math.abs(now - before), before)} ${now > before ? 'more' : 'fewer'}`;
  return trend(now - before, `${text} than before (${wholeNumber(before)})`, wish, 'as many');
}

/** Compares shares: "3 points more than before (59%)". */
export function shareTrend(now: Share, before: Share, wish: Wish): Trend {
  if (now[1] === 0 || before[1] === 0) return NOTHING;
  const points = Math.round(100 * (now[0] / now[1])) - Math.round(100 * (before[0] / before[1]));
  const size = Math.abs(points);
  const text = `${size} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'}`;
  return trend(points, `${text} than before (${share(...before)})`, wish, 'as much');
}

/** Compares medians: "0.3 s longer than before (1.4 s)". */
export function timeTrend(now: Times, before: Times): Trend {
  if (now.median === null || before.median === null) return NOTHING;
  const difference = now.median - before.median;
  // What is not seen in the figure is no difference.
  const seen = duration(now.median) === duration(before.median) ? 0 : difference;
  const text = `${duration(Math.abs(difference))} ${difference > 0 ? 'longer' : 'shorter'}`;
  return trend(seen, `${text} than before (${duration(before.median)})`, 'less', 'as long');
}

function trend(difference: number, text: string, wish: Wish, same: string): Trend {
  if (difference === 0) return { sign: '=', text: `${same} as before`, tone: 'plain' };
  return { sign: difference > 0 ? '▲' : '▼', text, tone: toneOf(difference, wish) };
}

function toneOf(difference: number, wish: Wish): Trend['tone'] {
  if (wish === 'neither') return 'plain';
  return difference > 0 === (wish === 'more') ? 'good' : 'bad';
}
