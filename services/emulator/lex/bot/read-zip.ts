import { unzip, unzipSync } from '../../../base/zip/unzip.ts';
import { ZipError } from '../../../base/zip/zip-error.ts';
import { BotDefinitionError } from './problems.ts';

/** Files of a bot definition by path, with `/` between folders. */
export type DefinitionFiles = ReadonlyMap<string, Uint8Array>;

// A bot of 500 intents with 50 utterances each unpacks to about 10 MB.
const LIMITS = { maxBytes: 64 * 1024 * 1024, maxEntries: 50_000 };

/**
 * Unpacks a bot's zip. Throws BotDefinitionError if it isn't a zip, has more than 64 MB unpacked or 50,000 entries, and
 * with every entry that is encrypted, damaged, a link, there twice or outside of its folder.
 */
export async function readZip(zip: Uint8Array): Promise<DefinitionFiles> {
  try {
    return await unzip(zip, LIMITS);
  } catch (error) {
    throw explained(error);
  }
}

/** Does the same at once. Throws BotDefinitionError. */
export function readZipSync(zip: Uint8Array): DefinitionFiles {
  try {
    return unzipSync(zip, LIMITS);
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error;
  const problems = error.problems.map(({ entry = 'zip', message }) => ({
    file: entry,
    path: '',
    message,
  }));
  return new BotDefinitionError(problems);
}
