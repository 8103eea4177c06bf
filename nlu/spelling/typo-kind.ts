import { editDistance } from '../text/edit-distance.ts';
import { neighboursOf } from './keyboard.ts';

/** The kinds of typos, the likeliest first. */
export const TypoKind = { transposition: 0, nearMiss: 1, substitution: 2, multiple: 3 } as const;

const VOWELS = 'aeiou';

/**
 * Classifies the typo that turned the word `meant` into another, `written`: two neighbouring
 * letters swapped; a near miss (a letter missing, extra, or replaced by a neighbouring key, or one
 * vowel for another); another letter substituted; or more than one edit.
 */
export function typoKind(written: string, meant: string): number {
  if (editDistance(written, meant, 1) > 1) return TypoKind.multiple;
  if (written.length !== meant.length) return TypoKind.nearMiss;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at++;
  if (written[at] === meant[at + 1] && written[at + 1] === meant[at]) return TypoKind.transposition;
  const [key, other] = [written.charAt(at), meant.charAt(at)];
  return areVowels(key, other) || neighboursOf(key).includes(other)
    ? TypoKind.nearMiss
    : TypoKind.substitution;
}

/** "seperate", "calender": people who are unsure of a spelling pick the wrong vowel. */
function areVowels(key: string, other: string): boolean {
  return VOWELS.includes(key) && VOWELS.includes(other);
}
