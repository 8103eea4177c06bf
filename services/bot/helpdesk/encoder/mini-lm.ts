import type { SentenceEncoder } from '../answers/ranking/sentence-encoder.ts';
import { meanVector } from './mean-vector.ts';
import type { WordPieces } from './word-pieces.ts';

/** Runs the model on the ids of one text. Resolves with a vector for each id, one after the other. */
export type RunModel = (ids: readonly number[]) => Promise<Float32Array>;

/** Increased when vectors change, whether by the model or by the text that is given to it. */
export const MINI_LM_VERSION = 'all-MiniLM-L6-v2-int8/1';

/** all-MiniLM-L6-v2 with weights of 8 bits: 384 numbers a text, of at most 256 tokens. */
export class MiniLm implements SentenceEncoder {
  readonly version = MINI_LM_VERSION;
  readonly #pieces: WordPieces;
  readonly #run: RunModel;

  constructor(pieces: WordPieces, run: RunModel) {
    this.#pieces = pieces;
    this.#run = run;
  }

  /** One by one: in a batch, the numbers of 8 bits are scaled by all of its texts, so a text has other vectors in another batch. */
  async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const ids = this.#pieces.idsOf(text);
      vectors.push(meanVector(await this.#run(ids), ids.length));
    }
    return vectors;
  }
}
