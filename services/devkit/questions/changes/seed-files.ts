import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { AnswerRules } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import {
  parseSynonymsText,
  synonymLine,
} from '../../../bot/helpdesk/answers/words/parse-synonyms.ts';
import type { Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import type { FileChange } from '../../changes/unified-diff.ts';

/** The files of the seed in a checkout, or in the package. */
export interface SeedFiles {
  /** Reads a file, by its path from the root; undefined if there is none. */
  read(path: string): Promise<string | undefined>;
  has(path: string): Promise<boolean>;
  /** Names the folders in a folder, in alphabetical order; none if it does not exist. */
  folders(path: string): Promise<readonly string[]>;
}

/** Opens the seed below a root. What would be outside it does not exist. */
export function seedFilesOf(root: string): SeedFiles {
  const seed = join(root, 'seed') + sep;
  const pathOf = (path: string) => {
    const full = join(root, path);
    return full.startsWith(seed) && !full.includes('\0') ? full : undefined;
  };
  return {
    async read(path) {
      const full = pathOf(path);
      return full === undefined ? undefined : readFile(full, 'utf8').catch(ifMissing(undefined));
    },
    async has(path) {
      const full = pathOf(path);
      if (full === undefined) return false;
      return (await stat(full).catch(ifMissing(undefined)))?.isFile() ?? false;
    },
    async folders(path) {
      const full = pathOf(path);
      const found = full === undefined ? [] : await readdir(full, TYPED).catch(ifMissing([]));
      return found
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    },
  };
}

const TYPED = { withFileTypes: true } as const;

function ifMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
}

/** Returns `seed/answers.yaml` with other rules; its comments stay. */
export async function answersFile(seed: SeedFiles, rules: AnswerRules): Promise<FileChange> {
  const path = 'seed/answers.yaml';
  const before = await seed.read(path);
  const document = parseDocument(before ?? 'v: 1\n');
  document.set('pins', document.createNode(rules.pins));
  document.set('blocks', document.createNode(rules.blocks));
  return { path, before, after: document.toString({ lineWidth: 0 }) };
}

/** Returns `seed/synonyms.txt` with other synonyms; comments, and lines that say the same, stay where they are. */
export async function synonymsFile(seed: SeedFiles, synonyms: Synonyms): Promise<FileChange> {
  const path = 'seed/synonyms.txt';
  const before = await seed.read(path);
  const wanted = new Set(synonyms.all.map(synonymLine));
  const lines = (before ?? '').split('\n').slice(0, -1);
  const kept = lines.filter((line) => {
    const [read] = parseSynonymsText(line).all;
    return read === undefined || wanted.delete(synonymLine(read));
  });
  return { path, before, after: [...kept, ...wanted].map((line) => `${line}\n`).join('') };
}

/** Returns the file of the seed that is the source of an object of the bucket. */
export async function documentFile(
  seed: SeedFiles,
  key: string,
  after: string,
): Promise<FileChange> {
  const path = `seed/${key}`;
  return { path, before: await seed.read(path), after };
}
