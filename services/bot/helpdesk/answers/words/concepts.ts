import { stemmer } from 'stemmer';
import type { Concept } from '../passage-search.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { formsOf, isKnownForm, MAX_FORM_WORDS } from './same-meaning.ts';
import { NO_SYNONYMS, type Synonyms } from './synonyms.ts';

/** More concepts do not make a better query. */
const MAX_CONCEPTS = 32;
const MAX_WORD_LENGTH = 50;

/** A question, read word by word. */
export interface ReadConcepts {
  /** Distinct, in the order of their words. Empty if the question has only everyday words. */
  readonly concepts: readonly Concept[];
  /** Its everyday words, in lower case and in their order. */
  readonly everyday: readonly string[];
}

/** Returns the distinct concepts of a question, in the order of its words. Empty if it has only everyday words. */
export function conceptsOf(question: string, synonyms: Synonyms = NO_SYNONYMS): Concept[] {
  return [...readConcepts(question, synonyms).concepts];
}

/** Reads a question: what it asks about, with all forms of that, and the everyday words around it. */
export function readConcepts(question: string, synonyms: Synonyms = NO_SYNONYMS): ReadConcepts {
  const words = wordsOf(question);
  const concepts = new Map<string, Concept>();
  const everyday: string[] = [];
  for (let at = 0; at < words.length && concepts.size < MAX_CONCEPTS; ) {
    const phrase = knownPhraseAt(words, at, synonyms);
    const asked = phrase ?? (words[at] as string);
    at += asked.split(' ').length;
    if (!phrase && EVERYDAY_WORDS.has(asked.replaceAll("'", ''))) {
      everyday.push(asked);
      continue;
    }
    const forms = allForms(asked, synonyms);
    const key = forms
      .map((form) => stemmer(form))
      .sort()
      .join('|');
    if (!concepts.has(key)) concepts.set(key, { asked, forms });
  }
  return { concepts: [...concepts.values()], everyday };
}

/** The forms of a word or phrase, and those of what it means by a synonym. */
function allForms(asked: string, synonyms: Synonyms): readonly string[] {
  const meant = synonyms.meaningOf(asked);
  return meant === undefined
    ? formsOf(asked)
    : [...new Set([...formsOf(asked), ...formsOf(meant)])];
}

/** Returns the words of a text: letters and digits, joined by inner apostrophes, dots and hyphens. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase().replaceAll('’', "'");
  return Array.from(plain.matchAll(/[\p{L}\p{N}\p{M}]+(?:['.-][\p{L}\p{N}\p{M}]+)*/gu), ([word]) =>
    word.replace(/'s$/u, '').slice(0, MAX_WORD_LENGTH),
  );
}

/** The longest phrase that begins there and is a known form, or that synonyms know. */
function knownPhraseAt(
  words: readonly string[],
  at: number,
  synonyms: Synonyms,
): string | undefined {
  for (let length = Math.max(MAX_FORM_WORDS, synonyms.maxWords); length > 1; length -= 1) {
    const phrase = words.slice(at, at + length).join(' ');
    const isKnown = isKnownForm(phrase) || synonyms.meaningOf(phrase) !== undefined;
    if (at + length <= words.length && isKnown) return phrase;
  }
  return undefined;
}
