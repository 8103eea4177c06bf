import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InstallError } from '../../../../../services/devkit/cli/encoder/install-error.ts';
import type { Obtain } from '../../../../../services/devkit/cli/encoder/obtain.ts';
import { encoderCommand } from '../../../../../services/devkit/cli/encoder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoder-'));
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  vi.stubEnv('ENCODER_DIR', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const FILES = new Map([
  ['model.onnx', strToU8('weights')],
  ['node_modules/onnxruntime-node/package.json', strToU8('{}')],
]);

function aTerminal() {
  const texts = { output: '', error: '' };
  const write = (stream: 'output' | 'error') => (text: string) => {
    texts[stream] += text;
  };
  return { texts, output: { write: write('output') }, error: { write: write('error') } };
}

async function run(args: readonly string[], obtain: Obtain = async () => FILES) {
  const terminal = aTerminal();
  const code = await encoderCommand(args, terminal, obtain);
  return { code, ...terminal.texts };
}

describe('support-bot encoder', () => {
  it('installs into the data folder, for this machine', async () => {
    const platforms: string[] = [];
    const { code, output } = await run(['install'], async (platform) => {
      platforms.push(platform);
      return FILES;
    });

    expect(code).toBe(0);
    expect(platforms).toStrictEqual([`${process.platform}/${process.arch}`]);
    expect(output).toContain(`Installed in ${join(folder, 'data', 'encoder')}`);
    expect(await readFile(join(folder, 'data/encoder/model.onnx'), 'utf8')).toBe('weights');
  });

  it('replaces what is installed as a whole', async () => {
    await run(['install'], async () => new Map([['old.onnx', strToU8('old')]]));
    await run(['install']);

    expect(await readdir(join(folder, 'data/encoder'))).toStrictEqual([
      'model.onnx',
      'node_modules',
    ]);
    expect(await readdir(join(folder, 'data'))).toStrictEqual(['encoder']);
  });

  it('leaves what is installed as it is if a part can not be fetched', async () => {
    await run(['install']);
    const { code, error } = await run(['install'], () =>
      Promise.reject(new InstallError('the model could not be fetched')),
    );

    expect(code).toBe(1);
    expect(error).toBe('support-bot encoder: the model could not be fetched\n');
    expect(await readFile(join(folder, 'data/encoder/model.onnx'), 'utf8')).toBe('weights');
  });

  it('makes a layer for AWS Lambda on arm64, with the same bytes each time', async () => {
    const platforms: string[] = [];
    const obtain: Obtain = async (platform) => {
      platforms.push(platform);
      return FILES;
    };
    const layers = ['one.zip', 'two.zip'].map((name) => join(folder, name));
    for (const layer of layers) await run(['layer', '--out', layer], obtain);

    const [one, two] = await Promise.all(layers.map((layer) => readFile(layer)));
    expect(platforms).toStrictEqual(['linux/arm64', 'linux/arm64']);
    expect(Object.keys(unzipSync(one ?? new Uint8Array()))).toStrictEqual([
      'encoder/model.onnx',
      'encoder/node_modules/onnxruntime-node/package.json',
    ]);
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });

  it.each([
    { args: [] },
    { args: ['remove'] },
    { args: ['install', 'twice'] },
    { args: ['install', '--out', 'x.zip'] },
  ])('refuses $args', async ({ args }) => {
    expect((await run(args)).code).toBe(2);
  });
});
