import type { Concept } from '../passage-search.ts';
import { conceptsIn, stemsOf } from '../words/concept-matches.ts';
import { sentencesOf } from '../words/sentences.ts';

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
  if (text.length <= QUOTE_LENGTH) return joined(quotedSentences(text));
  const quoted = quotedSentences(text);
  const sentences = quoted.map(({ sentence }) => sentence);
  const found = sentences.map((sentence) => conceptsIn(stemsOf(sentence), concepts));
  let best = { value: -1, start: 0, end: 1 };
  for (let start = 0; start < sentences.length; start += 1) {
    const end = endOfRun(sentences, start);
    const covered = new Set(found.slice(start, end).flatMap((set) => [...set]));
    const first = found[start]?.size ?? 0;
    const value = sum(covered, weights) + (first > 0 ? START_BONUS : 0);
    if (value > best.value + Number.EPSILON) best = { value, start, end };
  }
  return joined(quoted.slice(best.start, best.end));
}

interface QuotedSentence {
  readonly sentence: string;
  /** Whether it begins a line: a step of a list, a paragraph. */
  readonly beginsLine: boolean;
}

function quotedSentences(text: string): QuotedSentence[] {
  return text
    .split('\n')
    .flatMap((line) =>
      sentencesOf(line).map((sentence, at) => ({ sentence, beginsLine: at === 0 })),
    );
}

/** Joins sentences word for word; lines stay lines, so steps stay steps. */
function joined(sentences: readonly QuotedSentence[]): string {
  return sentences
    .map(({ sentence, beginsLine }, at) => (at === 0 ? '' : beginsLine ? '\n' : ' ') + sentence)
    .join('');
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

function sum(concepts: ReadonlySet<number>, weights: readonly number[]): number {
  return Array.from(concepts).reduce((total, at) => total + (weights[at] ?? 0), 0);
}
