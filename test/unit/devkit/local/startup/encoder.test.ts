import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  encoderLayers,
  encoderParameters,
  encoderProblems,
  encoderVersion,
} from '../../../../../services/devkit/local/startup/encoder.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'encoder-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const off = () => ({
  region: 'ca-central-1',
  dataDir,
  encoderDir: undefined,
  answersEncoder: 'none' as const,
});
const on = () => ({ ...off(), answersEncoder: 'minilm' as const });

describe('the encoder of the local functions', () => {
  it('is none unless it is wanted: the stack has its defaults, the local Lambda no layer', async () => {
    expect(encoderParameters(off())).toStrictEqual({});
    expect(encoderLayers(off())).toStrictEqual({});
    expect(encoderVersion(off())).toBeUndefined();
    expect(await encoderProblems(off())).toStrictEqual([]);
  });

  it('is a layer of the local Lambda that the stack names, in the data folder', () => {
    const { EncoderLayer = '', ...others } = encoderParameters(on());

    expect(others).toStrictEqual({
      AnswersEncoder: 'minilm',
      EncoderFolder: join(dataDir, 'encoder'),
    });
    expect(encoderLayers(on())).toStrictEqual({ [EncoderLayer]: join(dataDir, 'encoder') });
  });

  it('is in the folder that is set', () => {
    const { EncoderFolder } = encoderParameters({ ...on(), encoderDir: '/opt/models' });

    expect(EncoderFolder).toBe('/opt/models');
  });

  it('is refused as long as it is not installed, with what to do', async () => {
    const [problem] = await encoderProblems(on());

    expect(problem).toContain(`there is no encoder in ${join(dataDir, 'encoder')}`);
    expect(problem).toContain('support-bot encoder install');
  });

  it('is taken once all of it is there', async () => {
    const files = ['model.onnx', 'vocab.txt', 'node_modules/onnxruntime-node/package.json'];
    for (const file of files) {
      const path = join(dataDir, 'encoder', file);
      await mkdir(dirname(path), { recursive: true });
      expect(await encoderProblems(on())).toHaveLength(1);
      await writeFile(path, '');
    }

    expect(await encoderProblems(on())).toStrictEqual([]);
  });
});
