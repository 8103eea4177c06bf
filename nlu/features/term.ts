/** Prefix of a term's text, by kind. */
export const TermKind = {
  /** A stem, or two neighbouring stems. */
  words: 'w:',
  /** Any two stems of an utterance, however far apart: what a quadratic kernel would see. */
  pairs: 'p:',
  /** Any two stems of content words. */
  contentPairs: 'q:',
  /** Two to five letters of a content word. */
  parts: 'c:',
} as const;

/** The kinds in the order of `Block`. */
export const TERM_KINDS = [
  TermKind.words,
  TermKind.pairs,
  TermKind.contentPairs,
  TermKind.parts,
] as const;

/** Block numbers: indices into `TERM_KINDS`. */
export const Block = { words: 0, pairs: 1, contentPairs: 2, parts: 3 } as const;

/** Pseudo-stems before the first and after the last word. */
export const START = '<';
export const END = '>';

const SHORTEST_PART = 2;
const LONGEST_PART = 5;
const LONGEST_WORD = 30;

/** Returns all parts of 2 to 5 letters of a word padded with spaces; of long words, those of its start. */
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

/** Returns a slot type in the form that it has among stems. */
export function typeTerm(type: string): string {
  return `{${type.replaceAll(' ', '_')}}`;
}
