import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentKeys } from '../../../services/devkit/documents/bucket/document-keys.ts';
import { seedDocuments } from '../../../services/devkit/local/seeding/seed-documents.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const SAMPLES = {
  'a.html': '<h1>A</h1>',
  'b.md': '# B',
  'videos/c.en.vtt': 'WEBVTT\n',
  'videos/c.mp4': 'film',
  'notes.xlsx': 'no document',
};

let server: StorageServer;
let folder: string;
let bucket: string;
let client: S3Client;

beforeAll(async () => {
  server = await startStorageServer();
  client = newClient();
  folder = await mkdtemp(join(tmpdir(), 'samples-'));
  await mkdir(join(folder, 'videos'));
  for (const [name, text] of Object.entries(SAMPLES)) await writeFile(join(folder, name), text);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

let count = 0;
beforeEach(async () => {
  count += 1;
  bucket = `documents-${count}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
});

function newClient(): S3Client {
  return new S3Client({ ...server, forcePathStyle: true });
}

/** A client whose process ends, as far as the bucket can tell, before the n-th upload. */
function clientThatEndsBefore(upload: number): S3Client {
  const ending = newClient();
  let uploads = 0;
  ending.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'PutObjectCommand') uploads += 1;
      if (uploads >= upload) throw new Error('cut off');
      return next(args);
    },
    { step: 'initialize' },
  );
  return ending;
}

async function textOf(key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body?.transformToString();
}

describe('seeding documents', () => {
  it('uploads pages, videos and captions with their types, and nothing else', async () => {
    expect(await seedDocuments(client, bucket, folder)).toHaveLength(4);

    expect(await documentKeys(client, bucket)).toStrictEqual([
      'documents/a.html',
      'documents/b.md',
      'documents/videos/c.en.vtt',
      'documents/videos/c.mp4',
    ]);
    const page = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: 'documents/a.html' }),
    );
    expect(page.ContentType).toBe('text/html; charset=utf-8');
  });

  it('uploads a film before its captions', async () => {
    await expect(seedDocuments(clientThatEndsBefore(4), bucket, folder)).rejects.toThrow('cut off');

    expect(await documentKeys(client, bucket)).toContain('documents/videos/c.mp4');
    expect(await documentKeys(client, bucket)).not.toContain('documents/videos/c.en.vtt');
  });

  it('does nothing the second time', async () => {
    await seedDocuments(client, bucket, folder);

    expect(await seedDocuments(client, bucket, folder)).toHaveLength(0);
  });

  it.each([
    { place: 'before the last file', upload: 4, missing: 1 },
    { place: 'after the last file', upload: 5, missing: 0 },
  ])('finishes what was cut off $place', async ({ upload, missing }) => {
    await expect(seedDocuments(clientThatEndsBefore(upload), bucket, folder)).rejects.toThrow();

    expect(await seedDocuments(client, bucket, folder)).toHaveLength(missing);
    expect(await documentKeys(client, bucket)).toHaveLength(4);
  });

  it('does not bring back a sample that was deleted', async () => {
    await seedDocuments(client, bucket, folder);
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'documents/a.html' }));

    expect(await seedDocuments(client, bucket, folder)).toHaveLength(0);
    expect(await documentKeys(client, bucket)).not.toContain('documents/a.html');
  });

  it('leaves a page of the same name as it is', async () => {
    const own = { Bucket: bucket, Key: 'documents/a.html', Body: 'ours' };
    await client.send(new PutObjectCommand(own));

    expect(await seedDocuments(client, bucket, folder)).toHaveLength(3);
    expect(await textOf('documents/a.html')).toBe('ours');
  });

  it('waits for samples if there are none yet', async () => {
    expect(await seedDocuments(client, bucket, join(folder, 'missing'))).toHaveLength(0);

    expect(await seedDocuments(client, bucket, folder)).toHaveLength(4);
  });
});
