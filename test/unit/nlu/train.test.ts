import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelSpec } from '../../../nlu/interpreter.ts';
import { decodeModel, encodeModel } from '../../../nlu/model/encode-model.ts';
import { train } from '../../../nlu/train.ts';
import { trainInWorker } from '../../../nlu/train-in-worker.ts';
import { helpDeskSpec } from './help-desk-spec.ts';

const workerFile = new URL('../../../nlu/worker.ts', import.meta.url);
const bytes = encodeModel(train(helpDeskSpec));

describe('training', () => {
  it('returns the same bytes whatever the order of intents and utterances', () => {
    const reversed: ModelSpec = {
      ...helpDeskSpec,
      intents: helpDeskSpec.intents
        .map((intent) => ({ ...intent, utterances: intent.utterances.toReversed() }))
        .reverse(),
    };

    expect(encodeModel(train(reversed)).equals(bytes)).toBe(true);
  });

  it('returns other bytes if an utterance changes', () => {
    const [first, ...others] = helpDeskSpec.intents;
    const changed = { ...first!, utterances: [...first!.utterances, 'my laptop will not boot'] };

    const model = train({ ...helpDeskSpec, intents: [changed, ...others] });

    expect(encodeModel(model).equals(bytes)).toBe(false);
  });

  it('takes bots without intents, and with one', () => {
    expect(train({ ...helpDeskSpec, intents: [] }).intents).toStrictEqual([]);
    expect(
      train({ ...helpDeskSpec, intents: helpDeskSpec.intents.slice(0, 1) }).intents,
    ).toStrictEqual(['OpenTicket']);
  });
});

describe('a stored model', () => {
  it('is read as it was written', () => {
    expect(decodeModel(bytes)).toStrictEqual(train(helpDeskSpec));
  });

  it('is refused when a byte is wrong', () => {
    const damaged = Buffer.from(bytes);
    damaged[damaged.length - 9]! ^= 1;

    expect(() => decodeModel(damaged)).toThrow(/checksum/);
  });

  it('is refused when it is something else', () => {
    expect(() => decodeModel(Buffer.from('{}'))).toThrow(/not a trained model/);
  });
});

describe('training in a thread', () => {
  let cacheFolder: string;

  beforeAll(async () => {
    cacheFolder = await mkdtemp(join(tmpdir(), 'nlu-cache-'));
  });
  afterAll(() => rm(cacheFolder, { recursive: true }));

  it('returns the same model, and caches it', async () => {
    const model = await trainInWorker(helpDeskSpec, { workerFile, cacheFolder });

    expect(encodeModel(model).equals(bytes)).toBe(true);
    const [file] = await readdir(cacheFolder);
    expect((await readFile(join(cacheFolder, file!))).equals(bytes)).toBe(true);
  });

  it('loads a cached model, without a thread', async () => {
    const nowhere = new URL('file:///nowhere.js');

    const model = await trainInWorker(helpDeskSpec, { workerFile: nowhere, cacheFolder });

    expect(encodeModel(model).equals(bytes)).toBe(true);
  });

  it('trains again if the cached file is damaged', async () => {
    const [file] = await readdir(cacheFolder);
    await writeFile(join(cacheFolder, file!), bytes.subarray(0, 100));

    const model = await trainInWorker(helpDeskSpec, { workerFile, cacheFolder });

    expect(encodeModel(model).equals(bytes)).toBe(true);
  });

  it('rejects if the thread cannot run', async () => {
    const nowhere = new URL('file:///nowhere.js');

    await expect(trainInWorker(helpDeskSpec, { workerFile: nowhere })).rejects.toThrow(/nowhere/);
  });
});
