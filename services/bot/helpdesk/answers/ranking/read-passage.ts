import type { Passage } from '../../documents/passage.ts';
import { type ReadText, readText, type Word } from '../words/read-text.ts';
import { sentencesOf } from '../words/sentences.ts';
import { englishWords } from '../words/word-table.ts';

/** Passages kept read: some 5 KB each. */
const MAX_KEPT = 2_000;
/** More sentences than this are no section but a book. */
const MAX_SENTENCES = 40;

/** A part of a passage, with the positions of its words among those of the passage. */
export interface PassagePart extends ReadText {
  readonly at: Int32Array;
}

/** A passage, read for comparison with questions. */
export interface ReadPassage {
  /** All its words, each once. */
  readonly words: readonly Word[];
  /** Their numbers, -1 for those without a vector. */
  readonly numbers: Int32Array;
  /** What each of them says, 0 to 1. */
  readonly says: Float64Array;
  /** Title, heading, what it is also asked as, and text. */
  readonly whole: PassagePart;
  /** The heading, or the title of a passage without one; and each line that the passage is also asked as. */
  readonly heads: readonly PassagePart[];
  /** Title and heading. */
  readonly head: PassagePart;
  readonly sentences: readonly Float32Array[];
}

/** Reads passages, and keeps those that it read last, as long as their texts are the same. */
export class PassageReader {
  readonly #kept = new Map<string, { readonly of: Passage; readonly read: ReadPassage }>();

  read(passage: Passage): ReadPassage {
    const kept = this.#kept.get(passage.id);
    if (kept && isSame(kept.of, passage)) return kept.read;
    const read = readPassage(passage);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(passage.id, { of: passage, read });
    return read;
  }
}

function isSame(a: Passage, b: Passage): boolean {
  return (
    a.text === b.text &&
    a.heading === b.heading &&
    a.title === b.title &&
    a.alsoAsked?.join('\n') === b.alsoAsked?.join('\n')
  );
}

function readPassage({ title, heading, text, alsoAsked = [] }: Passage): ReadPassage {
  const table = englishWords();
  const words: Word[] = [];
  const positions = new Map<number | string, number>();
  const positionOf = (word: Word): number => {
    const key = 'number' in word ? word.number : word.stem;
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, words.length);
    return words.push(word) - 1;
  };
  const partOf = (part: string): PassagePart => {
    const read = readText(part, table);
    return { ...read, at: Int32Array.from(read.words, positionOf) };
  };
  const parts = {
    whole: partOf([title, heading, ...alsoAsked, text].join('\n')),
    heads: [heading || title, ...alsoAsked].map(partOf),
    head: partOf(`${title}\n${heading}`),
  };
  const sentences = sentencesOf(text).slice(0, MAX_SENTENCES);
  return {
    ...parts,
    words,
    numbers: Int32Array.from(words, (word) => ('number' in word ? word.number : -1)),
    says: Float64Array.from(words, (word) => table.says(word)),
    sentences: sentences.flatMap((sentence) => readText(sentence, table).vector ?? []),
  };
}
