import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { MINI_LM_VERSION } from '../../../bot/helpdesk/encoder/mini-lm.ts';
import { ACCOUNT_ID } from '../../../emulator/aws/service.ts';
import { type Config, encoderFolderOf } from '../config.ts';

type EncoderConfig = Pick<Config, 'region' | 'answersEncoder' | 'encoderDir' | 'dataDir'>;

/** The parameters of bot.yaml that say which encoder the functions have; none without one. */
export function encoderParameters(config: EncoderConfig): Readonly<Record<string, string>> {
  if (config.answersEncoder === 'none') return {};
  return {
    AnswersEncoder: config.answersEncoder,
    EncoderLayer: layerArn(config),
    EncoderFolder: encoderFolderOf(config),
  };
}

/** The layer of the local Lambda with the encoder: the folder that it is installed in. */
export function encoderLayers(config: EncoderConfig): Readonly<Record<string, string>> {
  return config.answersEncoder === 'none' ? {} : { [layerArn(config)]: encoderFolderOf(config) };
}

/** The version of the encoder that the functions have; undefined without one. */
export function encoderVersion({ answersEncoder }: EncoderConfig): string | undefined {
  return answersEncoder === 'none' ? undefined : MINI_LM_VERSION;
}

/** What the functions read first; without one of them nothing is installed, or only a part. */
const FILES = ['model.onnx', 'vocab.txt', 'node_modules/onnxruntime-node/package.json'];

/** Returns what is wrong if an encoder is wanted and not installed. */
export async function encoderProblems(config: EncoderConfig): Promise<readonly string[]> {
  if (config.answersEncoder === 'none') return [];
  const folder = encoderFolderOf(config);
  const isThere = await Promise.all(
    FILES.map((file) =>
      access(join(folder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (isThere.every(Boolean)) return [];
  return [
    `ANSWERS_ENCODER is ${config.answersEncoder}, but there is no encoder in ${folder}. Run "support-bot encoder install", or set ANSWERS_ENCODER to none.`,
  ];
}

function layerArn({ region, answersEncoder }: EncoderConfig): string {
  return `arn:aws:lambda:${region}:${ACCOUNT_ID}:layer:encoder-${answersEncoder}:1`;
}
