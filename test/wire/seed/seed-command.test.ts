import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedCommand } from '../../../services/devkit/cli/seed.ts';
import { documentKeys } from '../../../services/devkit/documents/bucket/document-keys.ts';
import { awaitIndexed } from '../../../services/devkit/local/seeding/await-indexed.ts';
import { PATIENCE } from '../../support/patience.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

let server: StorageServer;
let folder: string;
let bucket: string;
let client: S3Client;

beforeAll(async () => {
  server = await startStorageServer();
  client = new S3Client({ ...server, forcePathStyle: true });
  folder = await mkdtemp(join(tmpdir(), 'seed-command-'));
  await writeFile(join(folder, 'a.md'), '# A');
  await writeFile(join(folder, 'c.mp4'), 'film');
  await writeFile(join(folder, 'c.en.vtt'), 'WEBVTT\n');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true });
});

let count = 0;
beforeEach(async () => {
  count += 1;
  bucket = `command-${count}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
});

async function run(...args: string[]) {
  let output = '';
  let error = '';
  const code = await seedCommand(args, {
    output: { write: (text) => (output += text) },
    error: { write: (text) => (error += text) },
  });
  return { code, output, error };
}

/** What the indexer writes once it has read the files. */
async function report(...keys: string[]): Promise<void> {
  const documents = Object.fromEntries(keys.map((key) => [key, { state: 'indexed' }]));
  const place = { Bucket: bucket, Key: 'reports/index.json' };
  await client.send(new PutObjectCommand({ ...place, Body: JSON.stringify({ v: 1, documents }) }));
}

describe('waiting for the indexer', () => {
  const keys = ['documents/a.md', 'documents/c.mp4', 'documents/c.en.vtt'];

  it('names the documents that it has said nothing of', async () => {
    await report('documents/a.md');

    const waiting = await awaitIndexed({ client, bucket, keys, limitMs: 0 });

    expect(waiting).toStrictEqual(['documents/c.mp4']);
  });

  it('names the documents that failed, because they are tried again', async () => {
    const documents = {
      'documents/a.md': { state: 'failed' },
      'documents/c.mp4': { state: 'indexed' },
    };
    const place = { Bucket: bucket, Key: 'reports/index.json' };
    await client.send(
      new PutObjectCommand({ ...place, Body: JSON.stringify({ v: 1, documents }) }),
    );

    expect(await awaitIndexed({ client, bucket, keys, limitMs: 0 })).toStrictEqual([
      'documents/a.md',
    ]);
  });

  it('goes on until all are reported', async () => {
    const waiting = awaitIndexed({ client, bucket, keys, limitMs: 20_000 });
    await report('documents/a.md', 'documents/c.mp4');

    expect(await waiting).toStrictEqual([]);
  });
});

describe('support-bot seed', () => {
  it('uploads, and ends once the indexer reports every document', async () => {
    await report('documents/a.md');
    const seeding = run('--endpoint', server.endpoint, '--bucket', bucket, '--documents', folder);
    await vi.waitUntil(async () => (await documentKeys(client, bucket)).length === 3, PATIENCE);
    await report('documents/a.md', 'documents/c.mp4');

    expect(await seeding).toStrictEqual({
      code: 0,
      output: `${bucket}: 3 files uploaded.\nAll of them can be found.\n`,
      error: '',
    });
  });

  it('says that a bucket is seeded already', async () => {
    await report('documents/a.md', 'documents/c.mp4');
    const asked = ['--endpoint', server.endpoint, '--bucket', bucket, '--documents', folder];
    await run(...asked);

    expect(await run(...asked)).toMatchObject({ code: 0, output: `${bucket}: already seeded.\n` });
  });

  it('finds endpoint and bucket of the bot that was started last', async () => {
    const outputs = { AwsUrl: server.endpoint, DocumentsBucket: bucket };
    await writeFile(join(folder, 'outputs.json'), JSON.stringify(outputs));
    await report('documents/a.md', 'documents/c.mp4');
    vi.stubEnv('DATA_DIR', folder);

    expect(await run('--documents', folder)).toMatchObject({ code: 0 });
    expect(await documentKeys(client, bucket)).toHaveLength(3);
  });

  it('exits with 1 if no bot was started', async () => {
    vi.stubEnv('DATA_DIR', join(folder, 'nowhere'));

    const { code, error } = await run();

    expect(code).toBe(1);
    expect(error).toContain('Start the bot first');
  });

  it.each([
    { what: 'nothing answers', endpoint: () => 'http://127.0.0.1:1', says: /ECONNREFUSED/ },
    { what: 'there is no such bucket', endpoint: () => server.endpoint, says: /bucket/ },
  ])('exits with 1 where $what', async ({ endpoint, says }) => {
    const { code, error } = await run('--endpoint', endpoint(), '--bucket', 'nowhere-to-be-seen');

    expect(code).toBe(1);
    expect(error).toMatch(says);
  });

  it.each([[['--endpoint', 'ftp://x']], [['--nonsense']]])('exits with 2 for %j', async (args) => {
    expect(await run(...args)).toMatchObject({
      code: 2,
      error: expect.stringContaining('Usage: support-bot seed'),
    });
  });
});
