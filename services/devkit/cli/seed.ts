import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { readJsonFile } from '../../base/durable/files.ts';
import { findProgramFiles } from '../../base/program-files.ts';
import { readConfig, silenceSdkSupportWarning } from '../local/config.ts';
import { awaitIndexed } from '../local/seeding/await-indexed.ts';
import { seedDocuments } from '../local/seeding/seed-documents.ts';

const HELP = `Usage: support-bot seed [--endpoint URL] [--bucket NAME] [--documents FOLDER]

Uploads the first pages and videos into the documents bucket, and waits until questions are answered from them. What is
there already stays as it is; a bucket that was seeded to the end once is left alone.

  --endpoint URL      the AWS endpoint (default: where the bot was started last from this DATA_DIR)
  --bucket NAME       the documents bucket (default: that bot's); with it the SDK's own credentials are used, on this
                      machine test / test
  --documents FOLDER  what to upload (default: the samples of this package)
  --help              show this
`;
const LIMIT_MS = 60_000;

export interface SeedTerminal {
  readonly output: { write(text: string): unknown };
  readonly error: { write(text: string): unknown };
}

/** `support-bot seed`. @returns the exit code: 1 where it can't be done or nothing is indexed, 2 for wrong arguments */
export async function seedCommand(
  args: readonly string[],
  terminal: SeedTerminal = { output: process.stdout, error: process.stderr },
): Promise<number> {
  const asked = readArguments(args, terminal);
  if (typeof asked === 'number') return asked;
  silenceSdkSupportWarning();
  try {
    const target = await findTarget(asked);
    if (target) return await seed(target, terminal);
    terminal.error.write(
      `support-bot seed: ${outputsPath()} is not there. Start the bot first, or name --endpoint and --bucket.\n`,
    );
  } catch (error) {
    if (!isFailedCall(error)) throw error;
    terminal.error.write(`support-bot seed: ${reasonOf(error)}\n`);
  }
  return 1;
}

interface Asked {
  readonly endpoint?: string | undefined;
  readonly bucket?: string | undefined;
  readonly documents?: string | undefined;
}

interface Target {
  readonly client: S3Client;
  readonly bucket: string;
  readonly folder: string;
}

function readArguments(args: readonly string[], { output, error }: SeedTerminal): Asked | number {
  const text = { type: 'string' } as const;
  const options = {
    endpoint: text,
    bucket: text,
    documents: text,
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.endpoint !== undefined) assertUrl(values.endpoint);
    if (!values.help) return values;
    output.write(HELP);
    return 0;
  } catch (cause) {
    error.write(`support-bot seed: ${cause instanceof Error ? cause.message : cause}\n\n${HELP}`);
    return 2;
  }
}

function assertUrl(text: string): void {
  const isHttp = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isHttp) throw new TypeError(`--endpoint must be an http(s) URL (got "${text}")`);
}

/** Where to seed; undefined where neither the arguments nor a started bot say it. */
async function findTarget(asked: Asked): Promise<Target | undefined> {
  const outputs = await readJsonFile<Record<string, string>>(outputsPath()).catch(() => undefined);
  const endpoint = asked.endpoint ?? outputs?.AwsUrl;
  const bucket = asked.bucket ?? outputs?.DocumentsBucket;
  if (!endpoint || !bucket) return undefined;
  const isOurs = asked.bucket === undefined || isThisMachine(endpoint);
  const client = new S3Client({
    endpoint,
    region: readConfig().region,
    // Nobody resolves a bucket's name in front of a container's.
    forcePathStyle: true,
    ...(isOurs ? { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } } : {}),
  });
  const folder = asked.documents ?? join(findProgramFiles().root, 'seed/documents');
  return { client, bucket, folder };
}

async function seed(
  { client, bucket, folder }: Target,
  { output, error }: SeedTerminal,
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

function outputsPath(): string {
  return join(readConfig().dataDir, 'outputs.json');
}

function isThisMachine(endpoint: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
}

/** What the other side or the way there did, as against what is wrong in here. */
function isFailedCall(error: unknown): error is Error {
  return error instanceof Error && ('$metadata' in error || 'code' in error);
}

function reasonOf(error: Error & { readonly code?: unknown }): string {
  return error.message || String(error.code ?? error.name);
}
