import type { Wording } from '../text/delexicalised.ts';
import { lexicalTerms, TermKind } from './lexical-terms.ts';

/** Terms by column, in sorted order, with the weight of each. */
export interface Vocabulary {
  readonly terms: readonly string[];
  readonly weights: Float32Array;
}

/** Between none (0) and all (1) of the inverse document frequency: common words say much too. */
const IDF_POWER = 0.3;
/** From this many utterances on, terms that stand in one alone are left out. */
const MANY_UTTERANCES = 5_000;

/** The vocabulary of a training set. Pairs count only where two utterances share them. */
export function fitVocabulary(wordings: readonly Wording[]): Vocabulary {
  const frequencies = countUtterances(wordings);
  const least = wordings.length < MANY_UTTERANCES ? 1 : 2;
  const floors: Record<string, number> = {
    [TermKind.words]: 1,
    [TermKind.pairs]: least + 1,
    [TermKind.contentPairs]: least + 1,
    [TermKind.parts]: least,
  };
  const terms = [...frequencies.keys()]
    .filter((term) => (frequencies.get(term) ?? 0) >= (floors[term.slice(0, 2)] ?? 1))
    .sort();
  const weights = Float32Array.from(terms, (term) =>
    termWeight(wordings.length, frequencies.get(term) ?? 0),
  );
  return { terms, weights };
}

/** The smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1, damped. */
export function termWeight(utterances: number, frequency: number): number {
  return (Math.log((1 + utterances) / (1 + frequency)) + 1) ** IDF_POWER;
}

function countUtterances(wordings: readonly Wording[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const wording of wordings) {
    for (const term of new Set(lexicalTerms(wording).flat())) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  return frequencies;
}
