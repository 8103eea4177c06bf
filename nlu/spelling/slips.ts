import { editDistance } from './edit-distance.ts';

/** How a word may have become another by a slip of the fingers, the likeliest first. */
export const Slip = { swappedLetters: 0, nearlyRight: 1, otherLetter: 2, severalSlips: 3 } as const;

/** Letters beside each other on a QWERTY keyboard, row by row. */
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = 'aeiou';

/**
 * Which slip made `written` of `meant`, another word: neighbours swapped; a letter left out, put in
 * or struck beside its key, one vowel for another; another letter altogether; or more than one slip.
 */
export function slipBetween(written: string, meant: string): number {
  if (editDistance(written, meant, 1) > 1) return Slip.severalSlips;
  if (written.length !== meant.length) return Slip.nearlyRight;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at++;
  if (written[at] === meant[at + 1] && written[at + 1] === meant[at]) return Slip.swappedLetters;
  const [key, other] = [written.charAt(at), meant.charAt(at)];
  return areVowels(key, other) || areNeighbours(key, other) ? Slip.nearlyRight : Slip.otherLetter;
}

/** "seperate", "calender": who doesn't know how a word is written takes the wrong vowel. */
function areVowels(key: string, other: string): boolean {
  return VOWELS.includes(key) && VOWELS.includes(other);
}

function areNeighbours(key: string, other: string): boolean {
  const row = KEY_ROWS.find((keys) => key !== '' && keys.includes(key));
  const place = row?.indexOf(other) ?? -1;
  return place >= 0 && Math.abs(place - row!.indexOf(key)) === 1;
}
