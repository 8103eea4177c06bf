import { findPhrases } from '../urgent/find-phrases.ts';
import type { Phrase } from '../urgent/phrase.ts';
import type { SaidText } from '../urgent/said-words.ts';
import { CUE_KINDS, type CueKind, type UrgencyCues } from './urgency-cues.ts';

/** Words of a text: from the first up to and with the last. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export type FoundCues = Readonly<Record<CueKind, readonly Span[]>>;

/** Finds what a text says about its urgency. Phrases of scripts without spaces are in no word, and are not found. */
export function findCues(text: SaidText, cues: UrgencyCues): FoundCues {
  const found = CUE_KINDS.map((kind) => [kind, spansOf(text, cues[kind])] as const);
  return Object.fromEntries(found) as FoundCues;
}

function spansOf(text: SaidText, phrases: readonly Phrase[]): readonly Span[] {
  return findPhrases(text, phrases).flatMap(({ phrase, first, last }) =>
    'places' in phrase ? [{ first, last }] : [],
  );
}
