import { stemmer } from 'stemmer';
import type { Concept } from '../passage-search.ts';
import { wordsOf } from './concepts.ts';

/** Returns the stems of a text, for `conceptsIn`. */
export function stemsOf(text: string): readonly string[] {
  return wordsOf(text).map((word) => stemmer(word));
}

/** Returns the concepts that a text has, as their positions. */
export function conceptsIn(stems: readonly string[], concepts: readonly Concept[]): Set<number> {
  return new Set(placesOf(stems, concepts).keys());
}

/** Returns the positions in a text at which each concept is, for the concepts that it has. */
export function placesOf(
  stems: readonly string[],
  concepts: readonly Concept[],
): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const [at, { forms }] of concepts.entries()) {
    const places = forms.flatMap((form) => placesOfForm(stems, stemsOf(form)));
    if (places.length > 0) found.set(at, places);
  }
  return found;
}

function placesOfForm(stems: readonly string[], form: readonly string[]): number[] {
  const [first] = form;
  const places: number[] = [];
  for (let at = stems.indexOf(first ?? ''); at >= 0; at = stems.indexOf(first ?? '', at + 1)) {
    if (form.every((stem, offset) => stems[at + offset] === stem)) places.push(at);
  }
  return places;
}
