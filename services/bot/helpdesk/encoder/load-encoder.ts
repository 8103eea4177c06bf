import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentenceEncoder } from '../answers/ranking/sentence-encoder.ts';
import { EncoderError } from './encoder-error.ts';
import { MiniLm } from './mini-lm.ts';
import { openModel } from './onnx-runtime.ts';
import { WordPieces } from './word-pieces.ts';

/** Loads all-MiniLM-L6-v2 from the folder that it is installed in. Throws EncoderError with what to do if it can't be loaded. */
export async function loadEncoder(folder: string): Promise<SentenceEncoder> {
  try {
    const [vocabulary, run] = await Promise.all([
      readFile(join(folder, 'vocab.txt'), 'utf8'),
      openModel(folder),
    ]);
    return new MiniLm(new WordPieces(vocabulary), run);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new EncoderError(
      `the sentence encoder can't be loaded from ${folder}: ${reason}. Install it ("support-bot encoder install", or the layer of the function), or set ANSWERS_ENCODER to none`,
      { cause: error },
    );
  }
}
