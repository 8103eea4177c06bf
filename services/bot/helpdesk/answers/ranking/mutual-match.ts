import { maxSim } from './max-sim.ts';
import type { PassagePart } from './read-passage.ts';
import type { WordLikeness } from './word-likeness.ts';

/**
 * How well a question and a line say the same, 0 to 1: the harmonic mean of how well the words of each are met by the nearest
 * words of the other, by what each word says. A line that asks something else too is not the same question.
 */
export function mutualMatch(likeness: WordLikeness, line: PassagePart): number {
  const there = maxSim(likeness, line).mean;
  const back = meanMet(likeness, line);
  return there + back === 0 ? 0 : (2 * there * back) / (there + back);
}

/** How well the words of a line are met, each by the nearest word of the question. */
function meanMet({ says, passageSays, values }: WordLikeness, { at }: PassagePart): number {
  const columns = passageSays.length;
  let sum = 0;
  let weights = 0;
  for (let part = 0; part < at.length; part += 1) {
    const column = at[part] as number;
    let best = 0;
    for (let row = 0; row < says.length; row += 1) {
      const likeness = values[row * columns + column] as number;
      if (likeness > best) best = likeness;
    }
    const weight = passageSays[column] as number;
    sum += weight * best;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
