import { stemmer } from 'stemmer';
import type { Concept } from '../passage-search.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { formsOf, isKnownForm, MAX_FORM_WORDS } from './same-meaning.ts';

/** More concepts do not make a better query. */
const MAX_CONCEPTS = 32;
const MAX_WORD_LENGTH = 50;

/** Returns the distinct concepts of a question, in the order of its words. Empty if it has only everyday words. */
export function conceptsOf(question: string): Concept[] {
  const words = wordsOf(question);
  const concepts = new Map<string, Concept>();
  for (let at = 0; at < words.length && concepts.size < MAX_CONCEPTS; ) {
    const phrase = knownPhraseAt(words, at);
    const asked = phrase ?? (words[at] as string);
    at += asked.split(' ').length;
    if (!phrase && EVERYDAY_WORDS.has(asked.replaceAll("'", ''))) continue;
    const forms = formsOf(asked);
    const key = forms
      .map((form) => stemmer(form))
      .sort()
      .join('|');
    if (!concepts.has(key)) concepts.set(key, { asked, forms });
  }
  return [...concepts.values()];
}

/** Returns the words of a text: letters and digits, joined by inner apostrophes, dots and hyphens. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase().replaceAll('’', "'");
  return Array.from(plain.matchAll(/[\p{L}\p{N}\p{M}]+(?:['.-][\p{L}\p{N}\p{M}]+)*/gu), ([word]) =>
    word.replace(/'s$/u, '').slice(0, MAX_WORD_LENGTH),
  );
}

function knownPhraseAt(words: readonly string[], at: number): string | undefined {
  for (let length = MAX_FORM_WORDS; length > 1; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    if (at + length <= words.length && isKnownForm(phrase)) return phrase;
  }
  return undefined;
}
