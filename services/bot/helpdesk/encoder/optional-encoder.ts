import type { SentenceEncoder } from '../answers/ranking/sentence-encoder.ts';
import type { Environment } from '../environment.ts';
import type { Log } from '../json-log.ts';
import { loadEncoder } from './load-encoder.ts';

/** Which sentence encoder a function uses, and where it is installed. */
export interface EncoderSettings {
  readonly encoder: 'none' | 'minilm';
  readonly encoderFolder: string;
}

/** The folder of the layer's files. */
const LAYER_FOLDER = '/opt/encoder';

/** Reads ANSWERS_ENCODER and ENCODER_DIR. Throws an Error if there is no such encoder. */
export function encoderSettings(environment: Environment): EncoderSettings {
  const encoder = environment.ANSWERS_ENCODER || 'none';
  if (encoder !== 'none' && encoder !== 'minilm') {
    throw new Error(`support-bot: ANSWERS_ENCODER "${encoder}" is unknown (known: none, minilm).`);
  }
  return { encoder, encoderFolder: environment.ENCODER_DIR || LAYER_FOLDER };
}

/**
 * Loads the encoder that is set. Resolves with undefined without one, and if it can't be loaded: that is logged as an
 * error, and passages are found by their words alone.
 */
export async function openEncoder(
  { encoder, encoderFolder }: EncoderSettings,
  log: Pick<Log, 'error'>,
  load: (folder: string) => Promise<SentenceEncoder> = loadEncoder,
): Promise<SentenceEncoder | undefined> {
  if (encoder === 'none') return undefined;
  try {
    return await load(encoderFolder);
  } catch (err) {
    log.error({ err }, 'questions and passages are compared without the sentence encoder');
    return undefined;
  }
}
