import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../../services/devkit/cli/encoder/fetch-model.ts';
import { findModel } from '../../../../../services/devkit/cli/encoder/find-model.ts';
import { MODEL } from '../../../../../services/devkit/cli/encoder/parts.ts';

const WEIGHTS = strToU8('the weights');
const VOCABULARY = strToU8('[UNK]\n[CLS]\n[SEP]\nwifi\n');
const TOKENIZER = JSON.stringify({
  model: { vocab: { wifi: 3, '[SEP]': 2, '[UNK]': 0, '[CLS]': 1 } },
});
/** As the real ones are pinned. */
const pinned = {
  ...MODEL,
  model: { ...MODEL.model, sha256: sha256(WEIGHTS) },
  vocabulary: { ...MODEL.vocabulary, sha256: sha256(VOCABULARY) },
} as unknown as typeof MODEL;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inFolder(name: string, files: Readonly<Record<string, Uint8Array | string>>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, name, path, '..'), { recursive: true });
    await writeFile(join(folder, name, path), content);
  }
  return join(folder, name);
}

const expectBoth = (found: ReadonlyMap<string, Uint8Array>) => {
  expect(Buffer.from(found.get('model.onnx') ?? []).toString()).toBe('the weights');
  expect(Buffer.from(found.get('vocab.txt') ?? [])).toStrictEqual(Buffer.from(VOCABULARY));
};

describe('the model', () => {
  it('is found in a folder as it is published', async () => {
    const path = await inFolder('published', {
      'onnx/model_quantized.onnx': WEIGHTS,
      'vocab.txt': VOCABULARY,
    });

    expectBoth(await findModel(path, pinned));
  });

  it('is found in a jar, under other names, with the vocabulary in the tokenizer', async () => {
    const path = join(folder, 'encoder.jar');
    await writeFile(
      path,
      zipSync({
        'all-minilm-l6-v2-q.onnx': WEIGHTS,
        'all-minilm-l6-v2-q-tokenizer.json': strToU8(TOKENIZER),
        'other.onnx': strToU8('another model'),
      }),
    );

    expectBoth(await findModel(path, pinned));
  });

  it('is not taken if its content is another', async () => {
    const path = await inFolder('other', {
      'model.onnx': 'tampered',
      'vocab.txt': VOCABULARY,
    });

    await expect(findModel(path, pinned)).rejects.toThrow(
      `${path} has no model.onnx (SHA-256 ${pinned.model.sha256})`,
    );
  });

  it.each([
    ['that is not there', 'nowhere'],
    ['that is no zip', 'other/model.onnx'],
  ])('is not found in a file %s, which is said', async (_what, name) => {
    await expect(findModel(join(folder, name), pinned)).rejects.toThrow("can't be read");
  });
});
