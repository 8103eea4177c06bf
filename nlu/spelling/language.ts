import { type WordVectors, wordVectorsOf } from '../embeddings/word-vectors.ts';
import { isEnglish } from '../text/is-english.ts';
import { isContraction, withoutEnding } from '../text/lexemes.ts';
import { wordsOfLanguage } from './english-words.ts';
import { WordIndex } from './word-index.ts';

/** The words of a language, as the speller needs them; empty for languages but English. */
export class Language {
  readonly #listed: ReadonlySet<string>;
  readonly #vectors: WordVectors | undefined;
  #frequentWords: WordIndex | undefined;

  constructor(locale: string) {
    this.#listed = wordsOfLanguage(locale);
    this.#vectors = wordVectorsOf(locale);
  }

  /** Whether there is a word list for the language. */
  get isKnown(): boolean {
    return this.#listed.size > 0;
  }

  /** Whether it is a word, a contraction with or without its apostrophe, or a possessive. */
  has(word: string): boolean {
    return this.#isWord(word) || isContraction(word) || this.#isWord(withoutEnding(word));
  }

  /** Returns the frequent words, names excluded, nearest to `word`: see `WordIndex.nearest`. */
  nearest(word: string, limit: number): readonly string[] {
    // Built on the first misspelt word, so that it does not delay the start.
    this.#frequentWords ??= new WordIndex(
      (this.#vectors?.words ?? []).filter((one) => this.#listed.has(one)),
    );
    return this.#frequentWords.nearest(word, limit);
  }

  /** Returns the frequency rank of a word, 0 for the most frequent; Infinity for rare words. */
  rank(word: string): number {
    return this.#vectors?.rank(word) ?? Infinity;
  }

  #isWord(word: string): boolean {
    return this.#listed.has(word) || this.#vectors?.rank(word) !== undefined;
  }
}

let english: Language | undefined;
let unknown: Language | undefined;

/** Returns the language of a locale. */
export function languageOf(locale: string): Language {
  if (!isEnglish(locale)) {
    unknown ??= new Language(locale);
    return unknown;
  }
  english ??= new Language(locale);
  return english;
}
