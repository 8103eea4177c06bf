import type { Passage } from '../../documents/passage.ts';
import { dot } from '../words/word-table.ts';
import { type SentenceEncoder, vectorOf } from './sentence-encoder.ts';

/** A passage, and how similar the question is to it by the vectors of its words. */
export interface ComparedPassage {
  readonly passage: Passage;
  readonly similarity: number;
}

/**
 * Returns how similar the question is to each passage by the encoder, -1 to 1. A passage without a vector of this version
 * counts by the rest: its similarity is taken for the mean of the others', moved by as much as its words are
 * nearer than theirs. Undefined if no passage has a vector: then the question is not encoded.
 */
export async function encoderSimilarities(
  encoder: SentenceEncoder | undefined,
  question: string,
  compared: readonly ComparedPassage[],
): Promise<readonly number[] | undefined> {
  if (!encoder) return undefined;
  const vectors = compared.map(({ passage }) => vectorOf(passage, encoder.version));
  if (vectors.every((vector) => vector === undefined)) return undefined;
  const [asked] = await encoder.encode([question]);
  if (!asked) throw new Error('the encoder returned no vector');
  const similarities = vectors.map((vector) =>
    vector?.length === asked.length ? dot(asked, vector) : undefined,
  );
  const known = compared.filter((_, at) => similarities[at] !== undefined);
  const mean = meanOf(similarities.filter((value) => value !== undefined));
  const meanOfWords = meanOf(known.map(({ similarity }) => similarity));
  return compared.map(({ similarity }, at) => similarities[at] ?? mean + similarity - meanOfWords);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
