import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const repository = resolve(import.meta.dirname, '../../..');
/** What the deployable functions are built from. */
const SOURCES = [
  'nlu',
  'package.json',
  'scripts',
  'search-engine',
  'seed/brand.yaml',
  'seed/contacts.yaml',
  'seed/hours.yaml',
  'seed/languages.yaml',
  'seed/redaction.yaml',
  'seed/routing-examples.tsv',
  'seed/routing.yaml',
  'seed/urgent.yaml',
  'services/bot',
];

let parent: string;
let checkouts: readonly string[];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'checkouts-'));
  checkouts = [join(parent, 'one'), join(parent, 'deeper/than/one')];
  await Promise.all(checkouts.map(buildCheckout));
}, 120_000);

afterAll(() => rm(parent, { recursive: true, force: true }));

async function buildCheckout(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const path of SOURCES) {
    await cp(join(repository, path), join(root, path), { recursive: true });
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  await run(process.execPath, ['scripts/build.mjs'], { cwd: root });
}

async function readManifest(root: string): Promise<Record<string, { codeSha256: string }>> {
  return JSON.parse(await readFile(join(root, 'dist/manifest.json'), 'utf8'));
}

describe('the functions, built in two folders', () => {
  it('have the same hashes', async () => {
    const [one, other] = await Promise.all(checkouts.map(readManifest));

    expect(Object.keys(one ?? {}).sort()).toStrictEqual([
      'chat',
      'fulfillment',
      'indexer',
      'outbox',
    ]);
    expect(one).toStrictEqual(other);
  });

  it('name no folder of the machine that built them', async () => {
    const [root = ''] = checkouts;
    const names = Object.keys(await readManifest(root));
    const bundles = await Promise.all(
      names.map((name) => readFile(join(root, `dist/functions/${name}/index.mjs`), 'utf8')),
    );
    const traces = bundles.filter((text) => text.includes(parent) || text.includes(repository));

    expect(traces).toHaveLength(0);
  });
});
