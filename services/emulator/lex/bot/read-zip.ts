import { unzipSync } from 'fflate';
import { BotDefinitionError, type Problem } from './problems.ts';

/** Files of a bot definition by path, with `/` between folders. */
export type DefinitionFiles = ReadonlyMap<string, Uint8Array>;

// A bot of 500 intents with 50 utterances each unpacks to about 10 MB.
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 50_000;

/**
 * Unpacks a bot's zip. Throws BotDefinitionError if it isn't a zip, has more than 64 MB unpacked or 50,000 entries,
 * duplicate names, or entries outside its folder.
 */
export function readZip(zip: Uint8Array): DefinitionFiles {
  const problems: Problem[] = [];
  const names = new Set<string>();
  let bytes = 0;

  // Sizes are in the directory, so a zip bomb is refused before anything is inflated.
  const unpacked = unzip(zip, (name, size) => {
    bytes += size;
    if (isTooMuch(bytes, names.size + 1)) throw tooBig();
    if (isUnsafe(name)) problems.push({ file: name, path: '', message: 'leaves its folder' });
    if (names.has(name)) problems.push({ file: name, path: '', message: 'is in the zip twice' });
    names.add(name);
    return problems.length === 0 && !name.endsWith('/');
  });

  if (problems.length > 0) throw new BotDefinitionError(problems);
  const files = new Map(Object.entries(unpacked));
  assertHonestSizes(files);
  return files;
}

type Filter = (name: string, size: number) => boolean;

function unzip(zip: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter: (entry) => filter(entry.name, entry.originalSize) });
  } catch (error) {
    if (error instanceof BotDefinitionError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new BotDefinitionError([{ file: 'zip', path: '', message: `can't be read: ${reason}` }]);
  }
}

function isTooMuch(bytes: number, entries: number): boolean {
  return !(bytes <= MAX_UNPACKED_BYTES) || entries > MAX_ENTRIES;
}

function assertHonestSizes(files: DefinitionFiles): void {
  let bytes = 0;
  for (const content of files.values()) bytes += content.byteLength;
  if (isTooMuch(bytes, files.size)) throw tooBig();
}

function isUnsafe(name: string): boolean {
  const parts = name.split(/[\\/]/);
  return (
    name.startsWith('/') || /^[A-Za-z]:/.test(name) || parts.includes('..') || name.includes('\0')
  );
}

function tooBig(): BotDefinitionError {
  const message = `unpacks to more than ${MAX_UNPACKED_BYTES} bytes or ${MAX_ENTRIES} files`;
  return new BotDefinitionError([{ file: 'zip', path: '', message }]);
}
