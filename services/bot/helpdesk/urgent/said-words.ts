import { stemmer } from 'stemmer';
import { fold } from '../redaction/fold.ts';

/** A word as somebody said it, made plain. */
export interface SaidWord {
  /** In lower case, without accents and apostrophes. */
  readonly plain: string;
  /** The same without its English ending: "killing" is "kill". */
  readonly stem: string;
  /** Counts the sentences before the word: a phrase never crosses the end of a sentence. */
  readonly sentence: number;
}

/** A text made plain for matching: as words, and as one run of letters for scripts that put no space between words. */
export interface SaidText {
  readonly words: readonly SaidWord[];
  readonly letters: string;
}

/** Lex passes 1,024 characters. */
const MAX_LENGTH = 4_000;
const APOSTROPHE = /['`\u2019\u02bc]/g;
const SENTENCE_END = /[!?;\n]|[.:](?=\s|$)/g;
const LETTERS = /[\p{L}\p{N}]+/gu;
/** "killlll": nobody writes a letter three times in a row by the dictionary. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const REFLEXIVE = new Set(['my', 'her', 'him', 'them', 'your', 'our']);

/** Makes a text plain: letters of every shape, odd separators, invisible characters, drawn-out and spelled-out words. */
export function saidText(text: string): SaidText {
  const plain = plainText(text);
  const words = plain.split(SENTENCE_END).flatMap((sentence, index) => wordsOf(sentence, index));
  return { words, letters: (plain.match(LETTERS) ?? []).join('') };
}

/** Returns the stem of a plain word: only English words have one. */
export function stemOf(plain: string): string {
  return /^[a-z]+$/.test(plain) ? stemmer(plain) : plain;
}

function plainText(text: string): string {
  const folded = fold(text.slice(0, MAX_LENGTH)).text.toLowerCase().replace(APOSTROPHE, '');
  return folded.replace(DRAWN_OUT, '$1$1');
}

function wordsOf(sentence: string, index: number): SaidWord[] {
  const found = joinReflexives(joinLetters(sentence.match(LETTERS) ?? []));
  return found.map((plain) => ({ plain, stem: stemOf(plain), sentence: index }));
}

/** Joins words that are spelled out: "k i l l" or "k.i.l.l". */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters: string[] = [];
  const flush = () => {
    if (letters.length >= 3) joined.push(letters.join(''));
    else joined.push(...letters);
    letters = [];
  };
  for (const word of words) {
    if (word.length === 1) letters.push(word);
    else {
      flush();
      joined.push(word);
    }
  }
  flush();
  return joined;
}

/** Joins "my self" as in "myself". */
function joinReflexives(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (word === 'self' && REFLEXIVE.has(words[index - 1] ?? '')) return [];
    return REFLEXIVE.has(word) && words[index + 1] === 'self' ? [`${word}self`] : [word];
  });
}
