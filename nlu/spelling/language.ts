import { wordVectorsOf } from '../embeddings/word-vectors.ts';
import { isEnglish } from '../text/is-english.ts';
import { isContraction, withoutEnding } from '../text/lexemes.ts';
import { wordsOfLanguage } from './english-words.ts';
import { indexWords, type NearestWords } from './nearest-words.ts';

/** What is known of a language, for a speller. */
export interface Language {
  /** Whether any of its words are known. */
  readonly isKnown: boolean;
  /** Whether it is a word as it is, a contraction without its apostrophe being one too. */
  has(word: string): boolean;
  /** Its frequent words, but for names, at the smallest distance from `word`, no further than `limit`; sorted. */
  nearest(word: string, limit: number): readonly string[];
  /** The place of a frequent word, the most frequent one first; Infinity for others. */
  rank(word: string): number;
}

let english: Language | undefined;
let unknown: Language | undefined;

/** The language of a locale; of languages but English, nothing is known. */
export function languageOf(locale: string): Language {
  if (!isEnglish(locale)) {
    unknown ??= openLanguage(locale);
    return unknown;
  }
  english ??= openLanguage(locale);
  return english;
}

function openLanguage(locale: string): Language {
  const listed = wordsOfLanguage(locale);
  const vectors = wordVectorsOf(locale);
  let frequent: NearestWords | undefined;

  const isWord = (word: string) => listed.has(word) || vectors?.rank(word) !== undefined;

  return {
    isKnown: listed.size > 0,
    has: (word) => isWord(word) || isContraction(word) || isWord(withoutEnding(word)),
    rank: (word) => vectors?.rank(word) ?? Infinity,
    nearest(word, limit) {
      // Indexed when the first word is misspelt: a start need not wait for it.
      frequent ??= indexWords((vectors?.words ?? []).filter((one) => listed.has(one)));
      return frequent.nearest(word, limit);
    },
  };
}
