import { evidence, shares } from '../calibration/evidence.ts';
import { probability } from '../calibration/logistic-regression.ts';
import { descending } from './order.ts';

/** The class number of an intent with its calibrated probability. */
export interface ScoredIntent {
  readonly intent: number;
  readonly confidence: number;
}

/**
 * Ranks all classes by their margins, best first. The best has its calibrated probability; the
 * others share the rest, none more than the best. All are multiplied by the probability that the
 * utterance is in scope, `inScope`, 0..1.
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
