import type { Passage } from '../../documents/passage.ts';
import { type ReadText, readText } from '../words/read-text.ts';
import { sentencesOf } from '../words/sentences.ts';

/** Passages kept read: some 5 KB each. */
const MAX_KEPT = 2_000;
/** More sentences than this are no section but a book. */
const MAX_SENTENCES = 40;

/** A passage, read for comparison with questions. */
export interface ReadPassage {
  /** Title, heading, what it is also asked as, and text. */
  readonly whole: ReadText;
  /** The heading, or the title of a passage without one; and each line that the passage is also asked as. */
  readonly heads: readonly ReadText[];
  /** Title and heading. */
  readonly head: ReadText;
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
  const sentences = sentencesOf(text).slice(0, MAX_SENTENCES);
  return {
    whole: readText([title, heading, ...alsoAsked, text].join('\n')),
    heads: [heading || title, ...alsoAsked].map((head) => readText(head)),
    head: readText(`${title}\n${heading}`),
    sentences: sentences.flatMap((sentence) => readText(sentence).vector ?? []),
  };
}
