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

/** The field that a text names first; of two that begin with the same word, the first of the form. The description if none is. */
export function fieldOf(text: string): Field {
  const named = WORDS.flatMap(([field, words]) => {
    const at = text.search(new RegExp(`\\b(?:${words})\\b`, 'iu'));
    return at < 0 ? [] : [{ field, at }];
  });
  return named.toSorted((a, b) => a.at - b.at)[0]?.field ?? 'description';
}
