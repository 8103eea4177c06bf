import { nearestWords } from '../../../../../nlu/embeddings/nearest-words.ts';
import { EVERYDAY_WORDS } from './everyday-words.ts';
import { englishWords } from './word-table.ts';

/** Shorter words have too many similar words for a fuzzy search. */
const MIN_FUZZY_LENGTH = 4;
/** Everyday words with fewer letters are near to everything. */
const MIN_EVERYDAY_LENGTH = 3;
const EVERYDAY = [...EVERYDAY_WORDS].filter(({ length }) => length >= MIN_EVERYDAY_LENGTH);

/**
 * Whether a word that no passage contains may be a slip for one that a passage does: letters only, and no frequent
 * English word. "Parking" is not a slip for "marking".
 */
export function canBeMisspelt(asked: string): boolean {
  return asked.length >= MIN_FUZZY_LENGTH && isNoEnglishWord(asked);
}

/** Whether a word that no passage contains is a slip for an everyday word: "hwo" for "how". */
export function isMisspeltEverydayWord(asked: string): boolean {
  if (asked.length < MIN_EVERYDAY_LENGTH || !isNoEnglishWord(asked)) return false;
  const nearest = nearestWords(asked, EVERYDAY, 1);
  return nearest.some((word) => isSwapped(asked, word) || word.length > MIN_EVERYDAY_LENGTH);
}

function isNoEnglishWord(word: string): boolean {
  return /^\p{L}+$/u.test(word) && englishWords().numberOf(word) === undefined;
}

/** Whether two words have the same letters. */
function isSwapped(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
