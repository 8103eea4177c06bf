import type { Passage, PassagePlace } from '../../documents/passage.ts';
import type { Concept } from '../passage-search.ts';
import { conceptsIn, stemsOf } from '../words/concept-matches.ts';
import { type Run, withList } from './list-around.ts';
import { joinSentences, type QuotedSentence, quotedSentences } from './quoted-sentences.ts';

/** About how long a quote in a chat may be, in characters. Quotes are whole sentences. */
const QUOTE_LENGTH = 360;
/** Breaks ties in favour of a run whose first sentence contains a concept. */
const START_BONUS = 0.0002;
/** Shows that a list goes on. */
const GOES_ON = '\n…';

/** What is quoted of a passage, and the place at which the quote begins: in a video, its very cue. */
export interface Quote {
  readonly quote: string;
  readonly place: PassagePlace;
}

/**
 * Quotes the sentences of a passage that answer the question. A short passage is quoted whole. Of a longer one, quotes
 * the run of consecutive sentences, up to the length of a quote, that covers most of the question; the earlier of two
 * equal runs. A run fills the whole length, because instructions usually follow their topic; a list that it reaches into
 * is quoted whole, if it fits.
 */
export function quoteFrom(
  passage: Pick<Passage, 'text' | 'marks' | 'cues' | 'place'>,
  concepts: readonly Concept[],
  weights: readonly number[],
): Quote {
  const sentences = quotedSentences(passage);
  const isShort = passage.text.length <= QUOTE_LENGTH;
  const { start, end } = isShort
    ? { start: 0, end: sentences.length }
    : withList(sentences, bestRun(sentences, concepts, weights));
  const quoted = sentences.slice(start, end);
  const isCut = quoted.at(-1)?.isItem === true && sentences[end]?.isItem === true;
  return {
    quote: `${joinSentences(quoted)}${isCut ? GOES_ON : ''}`,
    place: placeOf(passage, quoted[0]?.at ?? 0),
  };
}

function bestRun(
  sentences: readonly QuotedSentence[],
  concepts: readonly Concept[],
  weights: readonly number[],
): Run {
  const found = sentences.map(({ text }) => conceptsIn(stemsOf(text), concepts));
  let best = { value: -1, start: 0, end: 1 };
  for (let start = 0; start < sentences.length; start += 1) {
    const end = endOfRun(sentences, start);
    const covered = new Set(found.slice(start, end).flatMap((set) => [...set]));
    const first = found[start]?.size ?? 0;
    const value = sum(covered, weights) + (first > 0 ? START_BONUS : 0);
    if (value > best.value + Number.EPSILON) best = { value, start, end };
  }
  return best;
}

/** Returns the end of the run: as many sentences as fit into a quote, at least one. */
function endOfRun(sentences: readonly QuotedSentence[], start: number): number {
  let length = 0;
  let end = start;
  while (end < sentences.length) {
    length += (sentences[end]?.text.length ?? 0) + 1;
    if (end > start && length > QUOTE_LENGTH) break;
    end += 1;
  }
  return end;
}

/** A video is played from the cue in which the quote begins. */
function placeOf(
  { cues = [], place }: Pick<Passage, 'cues' | 'place'>,
  begin: number,
): PassagePlace {
  const cue = cues.findLast(({ at }) => at <= begin);
  return cue ? { startSeconds: cue.startSeconds } : place;
}

function sum(concepts: ReadonlySet<number>, weights: readonly number[]): number {
  return Array.from(concepts).reduce((total, at) => total + (weights[at] ?? 0), 0);
}
