import { evidence, shares } from '../calibration/evidence.ts';
import { probability } from '../calibration/logistic-regression.ts';
import { descending } from './order.ts';

/** Class number and calibrated probability. */
export interface ScoredIntent {
  readonly intent: number;
  readonly confidence: number;
}

/**
 * Ranks all classes by their margins, best first. The best has the probability that its evidence
 * deserves; the others divide what is left, none more than the best. All this is worth as much as
 * it is probable that the utterance is for the bot: `inScope`, 0..1.
 */
export function rank(
  margins: Float64Array,
  calibration: Float64Array,
  inScope: number,
): ScoredIntent[] {
  const order = descending(margins);
  const [best] = order;
  if (best === undefined) return [];

  const confidence = probability(calibration, evidence(margins));
  const share = shares(margins);
  const left = (1 - confidence) / Math.max(1 - share[best]!, Number.EPSILON);
  const ranked: ScoredIntent[] = [];
  for (let place = 0; place < order.length; place++) {
    const intent = order[place]!;
    const probable = intent === best ? confidence : Math.min(share[intent]! * left, confidence);
    ranked.push({ intent, confidence: inScope * probable });
  }
  return ranked;
}
