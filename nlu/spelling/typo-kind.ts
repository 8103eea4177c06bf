import { editDistance } from './edit-distance.ts';
import { neighboursOf } from './keyboard.ts';

/** How a word may have become another by a slip of the fingers, the likeliest first. */
export const TypoKind = { swappedLetters: 0, likely: 1, otherLetter: 2, severalSlips: 3 } as const;

const VOWELS = 'aeiou';

/**
 * Which slip made `written` of `meant`, another word: neighbours swapped; a letter left out, put in
 * or struck beside its key, one vowel for another; another letter altogether; or more than one slip.
 */
export function typoKind(written: string, meant: string): number {
  if (editDistance(written, meant, 1) > 1) return TypoKind.severalSlips;
  if (written.length !== meant.length) return TypoKind.likely;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at++;
  if (written[at] === meant[at + 1] && written[at + 1] === meant[at])
    return TypoKind.swappedLetters;
  const [key, other] = [written.charAt(at), meant.charAt(at)];
  return areVowels(key, other) || neighboursOf(key).includes(other)
    ? TypoKind.likely
    : TypoKind.otherLetter;
}

/** "seperate", "calender": who doesn't know how a word is written takes the wrong vowel. */
function areVowels(key: string, other: string): boolean {
  return VOWELS.includes(key) && VOWELS.includes(other);
}
