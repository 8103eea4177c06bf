import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type FolderGuard,
  guardFolder,
  makeFolder,
  makeFolderSync,
} from '../../../../services/base/durable/guarded-folders.ts';

let parent: string;
let root: string;
let guard: FolderGuard;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'guarded-'));
  root = join(parent, 'data');
  await makeFolder(root);
  guard = guardFolder(root);
});
afterEach(async () => {
  guard.end();
  await rm(parent, { recursive: true, force: true });
});

describe.each([
  ['makeFolder', makeFolder],
  ['makeFolderSync', async (path: string) => makeFolderSync(path)],
])('%s below a guarded folder', (_name, make) => {
  it('makes what is missing, once and again', async () => {
    await make(join(root, 'a/b'));
    await make(join(root, 'a/b'));

    expect(await readdir(join(root, 'a'))).toStrictEqual(['b']);
  });

  it('does not make the folder itself once it is moved away', async () => {
    await rename(root, join(parent, 'moved'));

    await expect(make(join(root, 'a/b'))).rejects.toThrow(/ENOENT/);
    expect(await readdir(parent)).toStrictEqual(['moved']);
  });

  it('makes nothing while writes are refused', async () => {
    guard.refuse(new Error('The folder was replaced'));

    await expect(make(join(root, 'a'))).rejects.toThrow('The folder was replaced');
    guard.allow();
    await make(join(root, 'a'));
    expect(await readdir(root)).toStrictEqual(['a']);
  });
});
