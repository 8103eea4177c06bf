import { neighboursOf } from '../../nlu/spelling/keyboard.ts';

const SHORTEST_WORD = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Adds one typo to a random word of four letters or more: two letters swapped, one dropped, one
 * inserted, or a neighbouring key. Texts without such a word are returned unchanged.
 */
export function addTypo(text: string, random: () => number): string {
  const words = [...text.matchAll(/[a-z]+/gi)].filter(([word]) => word.length >= SHORTEST_WORD);
  const chosen = words[pick(words.length, random)];
  if (chosen === undefined) return text;

  const [word] = chosen;
  const end = chosen.index + word.length;
  return text.slice(0, chosen.index) + misspell(word, random) + text.slice(end);
}

function misspell(word: string, random: () => number): string {
  const edits = [swap, drop, insert, strikeNeighbour];
  const misspelt = edits[pick(edits.length, random)]?.(word, random) ?? word;
  return misspelt === word ? drop(word, random) : misspelt;
}

function swap(word: string, random: () => number): string {
  const at = pick(word.length - 1, random);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function drop(word: string, random: () => number): string {
  const at = pick(word.length, random);
  return word.slice(0, at) + word.slice(at + 1);
}

function insert(word: string, random: () => number): string {
  const at = pick(word.length + 1, random);
  return word.slice(0, at) + LETTERS.charAt(pick(LETTERS.length, random)) + word.slice(at);
}

function strikeNeighbour(word: string, random: () => number): string {
  const at = pick(word.length, random);
  const neighbours = neighboursOf(word.charAt(at).toLowerCase());
  return (
    word.slice(0, at) + (neighbours[pick(neighbours.length, random)] ?? '') + word.slice(at + 1)
  );
}

function pick(size: number, random: () => number): number {
  return Math.floor(random() * size);
}
