import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeModel } from '../../../../nlu/model/encode-model.ts';
import { ModelCache } from '../../../../nlu/model/model-cache.ts';
import { trainInWorker } from '../../../../nlu/train-in-worker.ts';
import { helpDeskSpec } from '../help-desk-spec.ts';

describe('the cache of models', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'models-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps the twenty that were used last', async () => {
    const own = join(folder, 'own');
    const others = join(folder, 'others');
    await mkdir(others);
    const workerFile = new URL('../../../../nlu/worker.ts', import.meta.url);
    await trainInWorker(helpDeskSpec, { workerFile, cacheFolder: own });
    const [name = ''] = await readdir(own);
    const model = decodeModel(await readFile(join(own, name)));
    for (let n = 0; n < 25; n += 1) {
      const path = join(others, `${String(n).padStart(2, '0')}.model`);
      await writeFile(path, 'x');
      await utimes(path, new Date(2026, 0, 1, 0, n), new Date(2026, 0, 1, 0, n));
    }

    await new ModelCache(others).save(model);

    const kept = (await readdir(others)).sort();
    expect(kept).toHaveLength(20);
    expect(kept).toContain(name);
    expect(kept).toContain('24.model');
    expect(kept).not.toContain('05.model');
  });
});
