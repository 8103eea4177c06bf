import type { PassagePart } from './read-passage.ts';
import type { WordLikeness } from './word-likeness.ts';

/** How well the words of a question are met, each by the nearest word of a part of a passage. */
export interface MaxSim {
  /** By what each word says, 0 to 1. */
  readonly mean: number;
  /** That of the least well met word that says something, 0 to 1. */
  readonly least: number;
}

/** Words that say less than this don't count for the least well met one. */
const SAYS_SOMETHING = 0.25;

/** Compares each word of a question with its nearest word in a part of a passage. */
export function maxSim({ says, passageSays, values }: WordLikeness, { at }: PassagePart): MaxSim {
  let total = 0;
  let weights = 0;
  let least = 1;
  for (let row = 0; row < says.length; row += 1) {
    const weight = says[row] as number;
    const best = bestOf(values, row * passageSays.length, at);
    total += weight * best;
    weights += weight;
    if (weight >= SAYS_SOMETHING && best < least) least = best;
  }
  return weights === 0 ? { mean: 0, least: 0 } : { mean: total / weights, least };
}

function bestOf(values: Float32Array, from: number, at: Int32Array): number {
  let best = 0;
  for (let part = 0; part < at.length; part += 1) {
    const likeness = values[from + (at[part] as number)] as number;
    if (likeness > best) best = likeness;
  }
  return best;
}
