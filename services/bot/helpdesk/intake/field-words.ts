import type { Field } from './form.ts';

/** What people call a field. */
const WORDS: readonly (readonly [Field, string])[] = [
  ['email', 'e-?mail(?: address)?|mail(?: address)?|address|replies(?: go)?(?: to)?'],
  ['name', '(?:full |last |first |sur)?name'],
  ['category', 'category|topic|team|type|kind'],
  [
    'summary',
    '(?:problem )?(?:in )?one line|(?:one[- ]line )?summary|title|subject(?: line)?|headline|problem',
  ],
  ['description', 'description|details?|text|message|body|story'],
];

/** The words for all fields, as a part of a pattern. */
export const ANY_FIELD = WORDS.map(([, words]) => words).join('|');

/** The field that is named first in the order of the form; the description if none is. */
export function fieldOf(text: string): Field {
  const named = WORDS.find(([, words]) => new RegExp(`\\b(?:${words})\\b`, 'iu').test(text));
  return named?.[0] ?? 'description';
}
