import {
  type SentenceEncoder,
  textToEncode,
  toStoredVector,
} from '../../services/bot/helpdesk/answers/ranking/sentence-encoder.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { loadEncoder } from '../../services/bot/helpdesk/encoder/load-encoder.ts';
import { encoderFolderOf, readConfig } from '../../services/devkit/local/config.ts';

/** Loads the encoder from where `support-bot encoder install` puts it. Throws EncoderError with what to do. */
export function installedEncoder(): Promise<SentenceEncoder> {
  return loadEncoder(encoderFolderOf(readConfig()));
}

/** Adds the vectors of passages, as the indexer does; without an encoder they stay as they are. */
export async function withVectors(
  encoder: SentenceEncoder | undefined,
  passages: readonly Passage[],
): Promise<readonly Passage[]> {
  if (!encoder) return passages;
  const { version } = encoder;
  const vectors = await encoder.encode(passages.map(textToEncode));
  return passages.map((passage, at) => {
    const vector = vectors[at];
    return vector ? { ...passage, vector: toStoredVector(version, vector) } : passage;
  });
}
