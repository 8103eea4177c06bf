/** What a term starts with says what it is. */
export const TermKind = {
  /** A stem, or two neighbours. */
  words: 'w:',
  /** Any two stems of an utterance, however far apart: what a quadratic kernel would see. */
  pairs: 'p:',
  /** Any two stems of words with a meaning of their own. */
  contentPairs: 'q:',
  /** Two to five letters of a word with a meaning of its own. */
  parts: 'c:',
} as const;

/** The kinds in the order of the blocks of an utterance's terms. */
export const TERM_KINDS = [
  TermKind.words,
  TermKind.pairs,
  TermKind.contentPairs,
  TermKind.parts,
] as const;

/** Block numbers, which are places in `TERM_KINDS`. */
export const Block = { words: 0, pairs: 1, contentPairs: 2, parts: 3 } as const;

/** What stands before the first and after the last word. */
export const START = '<';
export const END = '>';

const SHORTEST_PART = 2;
const LONGEST_PART = 5;
const LONGEST_WORD = 30;

/** All parts of a word of 2 to 5 letters, its edges being spaces; of long words the start. */
export function partsOf(word: string): string[] {
  const padded = ` ${word.slice(0, LONGEST_WORD)} `;
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length++) {
    for (let start = 0; start + length <= padded.length; start++) {
      parts.push(padded.slice(start, start + length));
    }
  }
  return parts;
}

/** A slot type as it stands among stems. */
export function typeTerm(type: string): string {
  return `{${type.replaceAll(' ', '_')}}`;
}
