import { stemmer } from 'stemmer';
import { wordsOf } from './concepts.ts';
import type { Concept } from './passage-search.ts';
import { sentencesOf } from './sentences.ts';

/** A quote is read in a chat: about this long, in whole sentences. */
const QUOTE_LENGTH = 360;
/** Of runs that have the same, one that begins with something asked about goes first. */
const GOOD_START = 0.0002;

/**
 * The sentences of a passage that answer. A short passage is quoted whole; of a longer one, of all runs of neighbouring
 * sentences up to the length of a quote, the one that has most of what was asked; where two have the same, the earlier.
 * A run goes on to the end of the length, since what to do mostly follows what it is about.
 */
export function quoteFrom(
  text: string,
  concepts: readonly Concept[],
  weights: readonly number[],
): string {
  const sentences = sentencesOf(text);
  if (text.length <= QUOTE_LENGTH) return sentences.join(' ');
  const found = sentences.map((sentence) => conceptsIn(sentence, concepts));
  let best = { value: -1, start: 0, end: 1 };
  for (let start = 0; start < sentences.length; start += 1) {
    const end = endOfRun(sentences, start);
    const covered = new Set(found.slice(start, end).flatMap((set) => [...set]));
    const first = found[start]?.size ?? 0;
    const value = sum(covered, weights) + (first > 0 ? GOOD_START : 0);
    if (value > best.value + Number.EPSILON) best = { value, start, end };
  }
  return sentences.slice(best.start, best.end).join(' ');
}

/** As many sentences as a quote holds, one at least. */
function endOfRun(sentences: readonly string[], start: number): number {
  let length = 0;
  let end = start;
  while (end < sentences.length) {
    length += (sentences[end]?.length ?? 0) + 1;
    if (end > start && length > QUOTE_LENGTH) break;
    end += 1;
  }
  return end;
}

function conceptsIn(sentence: string, concepts: readonly Concept[]): Set<number> {
  const stems = ` ${stemsOf(sentence)} `;
  const found = new Set<number>();
  for (const [at, { forms }] of concepts.entries()) {
    if (forms.some((form) => stems.includes(` ${stemsOf(form)} `))) found.add(at);
  }
  return found;
}

const stemsOf = (text: string): string =>
  wordsOf(text)
    .map((word) => stemmer(word))
    .join(' ');

const sum = (concepts: ReadonlySet<number>, weights: readonly number[]): number =>
  Array.from(concepts).reduce((total, at) => total + (weights[at] ?? 0), 0);
