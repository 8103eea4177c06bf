import { stemmer } from 'stemmer';
import { wordsOf } from './concepts.ts';
import type { Concept } from './passage-search.ts';
import { sentencesOf } from './sentences.ts';

/** About how long a quote in a chat may be, in characters. Quotes are whole sentences. */
const QUOTE_LENGTH = 360;
/** Breaks ties in favour of a run whose first sentence contains a concept. */
const START_BONUS = 0.0002;

/**
 * Returns the sentences of a passage that answer the question. A short passage is quoted whole. Of a longer one, quotes
 * the run of consecutive sentences, up to the length of a quote, that covers most of the question; the earlier of two
 * equal runs. A run fills the whole length, because instructions usually follow their topic.
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
    const value = sum(covered, weights) + (first > 0 ? START_BONUS : 0);
    if (value > best.value + Number.EPSILON) best = { value, start, end };
  }
  return sentences.slice(best.start, best.end).join(' ');
}

/** Returns the end of the run: as many sentences as fit into a quote, at least one. */
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

function stemsOf(text: string): string {
  return wordsOf(text)
    .map((word) => stemmer(word))
    .join(' ');
}

function sum(concepts: ReadonlySet<number>, weights: readonly number[]): number {
  return Array.from(concepts).reduce((total, at) => total + (weights[at] ?? 0), 0);
}
