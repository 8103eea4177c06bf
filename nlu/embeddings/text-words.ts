import { lexemes } from '../text/lexemes.ts';
import { words } from '../text/tokens.ts';

/** Returns the words of a text as the word vectors know them, in order: lower case, contractions resolved. */
export function textWords(text: string): string[] {
  return words(text).flatMap((word) => lexemes(word));
}
