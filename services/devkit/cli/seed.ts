import { join } from 'node:path';
import { findProgramFiles } from '../../base/program-files.ts';
import { awaitIndexed } from '../local/seeding/await-indexed.ts';
import { seedDocuments } from '../local/seeding/seed-documents.ts';
import { checkEndpoint, type DocumentsBucket, onDocumentsBucket } from './documents-bucket.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';

const HELP = `Usage: support-bot seed [--endpoint URL] [--bucket NAME] [--documents FOLDER]

Uploads the first pages and videos into the documents bucket, and waits until questions are answered from them. Existing
objects stay as they are; a bucket that was seeded completely is left alone.

  --endpoint URL      the AWS endpoint (default: where the bot was started last from this DATA_DIR)
  --bucket NAME       the documents bucket (default: that bot's); with it the SDK's own credentials are used, on this
                      machine those of the local administrator
  --documents FOLDER  what to upload (default: the samples of this package)
  --help              show this
`;
const LIMIT_MS = 60_000;

const TEXT = { type: 'string' } as const;
const OPTIONS = { endpoint: TEXT, bucket: TEXT, documents: TEXT };

/** Runs `support-bot seed`. Returns the exit code: 1 if the upload fails or nothing is indexed, 2 for wrong arguments. */
export function seedCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
): Promise<number> {
  const verb = { name: 'seed', help: HELP, options: OPTIONS };
  return runVerb(verb, args, terminal, (options) => {
    checkEndpoint(options);
    const folder = options.documents ?? join(findProgramFiles().root, 'seed/documents');
    return onDocumentsBucket(verb.name, options, terminal, (bucket) =>
      seed({ ...bucket, folder }, terminal),
    );
  });
}

interface Target extends DocumentsBucket {
  readonly folder: string;
}

async function seed(
  { client, bucket, folder }: Target,
  { output, error }: Terminal,
): Promise<number> {
  const keys = await seedDocuments(client, bucket, folder);
  if (keys.length === 0) {
    output.write(`${bucket}: already seeded.\n`);
    return 0;
  }
  output.write(`${bucket}: ${keys.length} ${keys.length === 1 ? 'file' : 'files'} uploaded.\n`);
  const waiting = await awaitIndexed({ client, bucket, keys, limitMs: LIMIT_MS });
  if (waiting.length === 0) {
    output.write('All of them can be found.\n');
    return 0;
  }
  error.write(
    `support-bot seed: the indexer has said nothing of ${waiting.join(', ')} for ${LIMIT_MS / 1000} s; its log says why.\n`,
  );
  return 1;
}
