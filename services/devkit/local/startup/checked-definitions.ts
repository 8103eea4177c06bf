import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile, writeFileDurably } from '../../../base/durable/files.ts';
import { definitionProblems } from './definition-problems.ts';

const PARTS = [
  'infra/storage.yaml',
  'infra/bot.yaml',
  'seed/brand.yaml',
  'seed/contacts.yaml',
  'seed/hours.yaml',
  'seed/languages.yaml',
  'seed/redaction.yaml',
  'seed/routing.yaml',
  'seed/urgent.yaml',
  'seed/bot',
  'dist/.sources-sha256',
];

/**
 * Like definitionProblems, but does not read valid definitions again until they, or the program, have changed: parsing
 * the templates takes longer than the rest of a warm start.
 */
export async function newDefinitionProblems(root: string, dataDir: string): Promise<string[]> {
  const record = join(dataDir, 'definitions.json');
  const sha256 = await hashOf(root);
  const checked = await readJsonFile<{ sha256: string }>(record).catch(() => undefined);
  if (sha256 !== undefined && checked?.sha256 === sha256) return [];
  const problems = await definitionProblems(root);
  if (problems.length === 0) await writeFileDurably(record, `${JSON.stringify({ sha256 })}\n`);
  return problems;
}

/** Returns undefined if a part can't be read: the check itself reports which. */
async function hashOf(root: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for (const path of await filesOf(root)) {
      hash
        .update(`${path}\0`)
        .update(await readFile(join(root, path)))
        .update('\0');
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function filesOf(root: string): Promise<string[]> {
  const files = await Promise.all(
    PARTS.map(async (part) => {
      const names = await readdir(join(root, part), { recursive: true, withFileTypes: true }).catch(
        () => undefined,
      );
      if (!names) return [part];
      return names
        .filter((name) => name.isFile())
        .map((name) => join(name.parentPath, name.name).slice(root.length));
    }),
  );
  return files.flat().sort();
}
