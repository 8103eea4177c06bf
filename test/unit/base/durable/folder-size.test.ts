import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderSize } from '../../../../services/base/durable/folder-size.ts';

describe('the size of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'size-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is that of all files below it', async () => {
    await mkdir(join(folder, 'a/b'), { recursive: true });
    const before = await folderSize(folder);
    for (let index = 0; index < 70; index += 1) {
      await writeFile(join(folder, 'a/b', String(index)), Buffer.alloc(8192, 1));
    }

    const grown = (await folderSize(folder)) - before;
    expect(grown).toBeGreaterThanOrEqual(70 * 8192);
    expect(grown).toBeLessThan(70 * 8192 * 2);
  });

  it('does not follow links out of it', async () => {
    await symlink('/usr', join(folder, 'link'));

    expect(await folderSize(folder)).toBeLessThan(100_000);
  });

  it('is nothing if there is no such folder', async () => {
    expect(await folderSize(join(folder, 'gone'))).toBe(0);
  });

  it('is no longer asked for once the signal is aborted', async () => {
    await writeFile(join(folder, 'a'), 'x');

    await expect(folderSize(folder, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});
