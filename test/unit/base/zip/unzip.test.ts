import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip, unzipSync, unzipTo } from '../../../../services/base/zip/unzip.ts';
import { ZipError } from '../../../../services/base/zip/zip-error.ts';
import { DECLARED, HOSTILE_ZIPS, lyingZip } from '../../../support/crafted-zips.ts';

const LIMITS = { maxBytes: 300_000_000, maxEntries: 100_000 };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return error.problems.map(({ entry = 'zip', message }) => `${entry} ${message}`).join('\n');
  }
  throw new Error('the zip was unpacked');
}

/** Runs work and counts how often others had a turn before it was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work.finally(() => {
    isDone = true;
  });
  return turns;
}

describe('unpacking a zip', () => {
  it('returns files large and small, stored and deflated', async () => {
    const large = new Uint8Array(1_000_000).map((_, index) => (index * 7919) % 251);
    const zip = zipSync({
      'a/b/c.txt': strToU8('small'),
      'stored.txt': [strToU8('as it is'), { level: 0 }],
      'large.bin': large,
      'large-stored.bin': [large, { level: 0 }],
      'empty.txt': strToU8(''),
      'empty/': strToU8(''),
      './dotted//name.txt': strToU8('found'),
      'ü/東.txt': strToU8('named'),
    });
    const expected = new Map([
      ['a/b/c.txt', strToU8('small')],
      ['stored.txt', strToU8('as it is')],
      ['large.bin', large],
      ['large-stored.bin', large],
      ['empty.txt', strToU8('')],
      ['dotted/name.txt', strToU8('found')],
      ['ü/東.txt', strToU8('named')],
    ]);

    const files = await unzip(zip, LIMITS);
    await unzipTo(zip, LIMITS, folder);

    expect([...files.keys()]).toStrictEqual([...expected.keys()]);
    for (const [name, content] of expected) {
      expect(Buffer.compare(files.get(name) as Uint8Array, content), name).toBe(0);
      expect(Buffer.compare(await readFile(join(folder, name)), content), name).toBe(0);
    }
  });

  it.each(HOSTILE_ZIPS)('refuses %s, and names the entry', async (_what, zip, problem) => {
    expect(await refusalOf(() => unzip(zip(), LIMITS))).toContain(problem);
    expect(await refusalOf(() => unzipTo(zip(), LIMITS, folder))).toContain(problem);
    expect(await refusalOf(() => unzipSync(zip(), LIMITS))).toContain(problem);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', strToU8('no zip'.repeat(10))],
    ['half of a zip', zipSync({ a: strToU8('x'.repeat(99)) }).subarray(0, 60)],
    ['the end of a zip', zipSync({ a: strToU8('x'.repeat(99)) }).subarray(40)],
  ])('refuses %s', async (_what, bytes) => {
    expect(await refusalOf(() => unzip(bytes, LIMITS))).toContain("zip can't be read");
  });

  it('lists all entries with a problem', async () => {
    const zip = zipSync({ '../a': strToU8(''), fine: strToU8(''), 'b\\c': strToU8('') });

    expect(await refusalOf(() => unzip(zip, LIMITS))).toBe(
      '../a leaves its folder\nb\\c has a backslash in its name',
    );
  });

  it('refuses a zip with more bytes or entries than allowed before it unpacks any', async () => {
    const zip = zipSync({ a: strToU8('four'), b: strToU8('four') });
    const bomb = lyingZip('a', strToU8('x'), DECLARED.size, 400_000_000);

    expect(await refusalOf(() => unzip(zip, { maxBytes: 7, maxEntries: 9 }))).toContain('(at b)');
    expect(await refusalOf(() => unzip(zip, { maxBytes: 9, maxEntries: 1 }))).toContain('1 files');
    expect(await refusalOf(() => unzipTo(bomb, LIMITS, folder))).toContain('unpacks to more than');
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('lets others have their turn while it unpacks a bomb', async () => {
    const bomb = zipSync({ 'zeros.bin': new Uint8Array(50_000_000) });

    expect(bomb.length).toBeLessThan(60_000);
    expect(await turnsDuring(unzipTo(bomb, LIMITS, folder))).toBeGreaterThan(100);
    expect(await turnsDuring(unzip(bomb, LIMITS))).toBeGreaterThan(100);
  });

  it('lets others have their turn while it reads the names of many entries', async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => [`a/${index}/b/`, strToU8('')]);
    const zip = zipSync(Object.fromEntries(names));

    expect(await turnsDuring(unzip(zip, LIMITS))).toBeGreaterThan(20);
  });
});
