import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { licenceDocument, packageFolders } from '../../../scripts/third-party-licences.mjs';

const dist = resolve(import.meta.dirname, '../../../dist');
const LISTED = /^(\S+) \S+ \(.+\)$/gm;

describe('the licences of the packages in dist/', () => {
  it.each(['.', 'functions'])(
    'are in %s, for every package that is bundled there',
    async (below) => {
      const folder = join(dist, below);
      const text = await readFile(join(folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
      const listed = new Set([...text.matchAll(LISTED)].map(([, name]) => name));
      const bundled = await bundledPackages(folder);

      expect(bundled.size).toBeGreaterThan(20);
      expect([...bundled].filter((name) => !listed.has(name))).toStrictEqual([]);
    },
  );

  it('name nobody who has no text', async () => {
    const text = await readFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const sections = text.split(/^={100}\n(?:\S+ \S+ \(.+\)\n)+={100}$/m).slice(1);

    expect(sections.length).toBeGreaterThan(20);
    for (const section of sections) expect(section).toMatch(/copyright|licensed|permission/i);
  });
});

/** esbuild names the source of each module in a comment. */
async function bundledPackages(folder: string): Promise<Set<string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.m?js$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const paths = texts.flatMap((text) => [
    ...text.matchAll(
      /^\/\/ (?:\.\.\/)*node_modules\/(?:.*\/node_modules\/)?((?:@[^/\n]+\/)?[^/\n]+)\//gm,
    ),
  ]);
  return new Set(paths.map(([, name]) => name ?? ''));
}

describe('a document of licences', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'licences-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function install(name: string, manifest: object, files: Record<string, string>) {
    const folder = `node_modules/${name}`;
    await mkdir(join(root, folder), { recursive: true });
    const all = {
      'package.json': JSON.stringify({ name, version: '1.0.0', ...manifest }),
      ...files,
    };
    for (const [path, text] of Object.entries(all)) await writeFile(join(root, folder, path), text);
    return folder;
  }

  it('has each text once, under the names of all packages that it belongs to', async () => {
    const folders = [
      await install('b', { license: 'MIT' }, { LICENSE: 'Be free.\r\n' }),
      await install('@a/a', { license: 'MIT' }, { 'license.md': 'Be free.' }),
      await install('c', { license: 'ISC' }, { 'LICENCE.txt': 'Be ISC.' }),
    ];
    const text = await licenceDocument(root, folders);

    expect(text.match(/Be free\./g)).toHaveLength(1);
    expect(text).toContain('@a/a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n');
    expect(text).toContain('c 1.0.0 (ISC)\n');
    expect(await licenceDocument(root, folders.toReversed())).toBe(text);
  });

  it('has the notices of a package, which the Apache licence asks for', async () => {
    const files = { LICENSE: 'Apache License', NOTICE: 'Made by Ann.' };
    const folder = await install('a', { license: 'Apache-2.0' }, files);

    expect(await licenceDocument(root, [folder])).toContain('Apache License\n\nMade by Ann.');
  });

  it.each<[string, object, Record<string, string>, string]>([
    ['an unknown licence', {}, { LICENSE: 'x' }, 'a 1.0.0: no licence stated'],
    [
      'a licence that may not be used',
      { license: 'AGPL-3.0' },
      { LICENSE: 'x' },
      'a 1.0.0: AGPL-3.0',
    ],
    [
      'no text',
      { license: 'MIT' },
      { 'README.md': 'x' },
      'a 1.0.0: the package has no licence text',
    ],
    [
      'only a notice',
      { license: 'MIT' },
      { NOTICE: 'x' },
      'a 1.0.0: the package has no licence text',
    ],
  ])('is refused for a package with %s', async (_what, manifest, files, problem) => {
    const folder = await install('a', manifest, files);

    await expect(licenceDocument(root, [folder])).rejects.toThrow(problem);
  });

  it('is about packages that have code in the bundle, however deep they are', () => {
    const inputs = {
      'node_modules/a/index.js': { bytesInOutput: 1 },
      'node_modules/a/node_modules/@b/b/index.js': { bytesInOutput: 1 },
      'node_modules/unused/index.js': { bytesInOutput: 0 },
      'services/a.ts': { bytesInOutput: 1 },
    };
    const output = { bytes: 2, inputs, imports: [], exports: [] };

    expect([...packageFolders({ inputs: {}, outputs: { 'x.js': output } })]).toStrictEqual([
      'node_modules/a',
      'node_modules/a/node_modules/@b/b',
    ]);
  });
});
