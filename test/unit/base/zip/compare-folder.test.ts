import { appendFile, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChangedFile } from '../../../../services/base/zip/compare-folder.ts';
import { unzipTo } from '../../../../services/base/zip/unzip.ts';

const LIMITS = { maxBytes: 10_000_000, maxEntries: 100 };
const ZIP = zipSync({
  'index.mjs': strToU8('export const one = 1;'),
  'lib/large.bin': new Uint8Array(300_000).map((_, index) => index % 251),
  'lib/empty.txt': new Uint8Array(),
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
  await unzipTo(ZIP, LIMITS, folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const find = () => findChangedFile(ZIP, LIMITS, folder);

test('a folder is as its zip, whatever else is in it', async () => {
  await writeFile(join(folder, 'more.txt'), 'more');

  expect(await find()).toBeUndefined();
});

test.each<[string, string, (path: string) => Promise<unknown>, RegExp]>([
  ['missing', 'lib/large.bin', (path) => rm(path), /^is missing$/],
  ['longer', 'lib/empty.txt', (path) => appendFile(path, 'x'), /checksum differs/],
  ['cut', 'lib/large.bin', (path) => truncate(path, 299_999), /checksum differs/],
  ['other bytes', 'index.mjs', (path) => writeFile(path, 'export const one = 2;'), /checksum/],
  [
    'a link to nothing',
    'index.mjs',
    (path) => replace(path, () => symlink('nowhere', path)),
    /missing/,
  ],
  ['a folder', 'index.mjs', (path) => replace(path, () => mkdir(path)), /EISDIR/],
])('a file that is %s is found, with what is wrong', async (_what, name, change, problem) => {
  const path = join(folder, name);
  await change(path);

  expect(await find()).toMatchObject({ path, problem: expect.stringMatching(problem) });
});

async function replace(path: string, by: () => Promise<unknown>): Promise<void> {
  await rm(path);
  await by();
}
