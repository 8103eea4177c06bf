import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import { S3DocumentFiles } from '../../../services/bot/functions/chat/documents/s3-document-files.ts';
import { StoredRateLimiter } from '../../../services/bot/functions/chat/rate/rate-limiter.ts';
import { S3ConversationStore } from '../../../services/bot/helpdesk/aws/s3-conversation-store.ts';
import { S3JsonObjects } from '../../../services/bot/helpdesk/aws/s3-json-objects.ts';
import type { TurnRecord } from '../../../services/bot/helpdesk/conversations/turn-record.ts';
import { openS3, type S3 } from '../../../services/emulator/aws/s3/service.ts';
import { type AwsEndpoint, startAwsEndpoint } from '../../support/aws-endpoint.ts';

const BUCKET = 'tickets';
const SESSION = 'A'.repeat(22);

let dataDir: string;
let s3: S3;
let server: AwsEndpoint;
let client: S3Client;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chat-'));
  server = await startAwsEndpoint({
    services: async ({ dispatcher }) => {
      s3 = await openS3({ dataDir, dispatcher, log: silentLog });
      return [s3.service];
    },
  });
  const { endpoint, region, credentials } = server;
  client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await s3.close();
  await rm(dataDir, { recursive: true, force: true });
});

function aTurn(turn: number, part: Partial<TurnRecord> = {}): TurnRecord {
  return { v: 1, turn, state: 'done', at: '2026-03-02T10:00:00.000Z', sent: [], ...part };
}

describe('conversations in S3', () => {
  const store = () => new S3ConversationStore(client, BUCKET);

  beforeEach(() => store().delete(SESSION));

  it('are stored one object per turn, under the hash of the session id', async () => {
    await store().create(SESSION, aTurn(0));
    await store().create(SESSION, aTurn(1));

    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'conversations/' }),
    );
    const keys = Contents.map(({ Key = '' }) => Key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^conversations\/[0-9a-f]{64}\/0000\.json$/);
    expect(keys[1]).toMatch(/\/0001\.json$/);
    expect(keys.join()).not.toContain(SESSION);
  });

  it('give the newest turn and all in order', async () => {
    for (const turn of [0, 1, 2]) await store().create(SESSION, aTurn(turn));

    expect((await store().latest(SESSION))?.record.turn).toBe(2);
    expect((await store().turns(SESSION)).map(({ turn }) => turn)).toEqual([0, 1, 2]);
    expect(await store().latest('B'.repeat(22))).toBeUndefined();
    expect(await store().turn(SESSION, 7)).toBeUndefined();
  });

  it('are claimed by exactly one of many', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => store().create(SESSION, aTurn(0))),
    );

    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  it('are replaced only as they were read', async () => {
    const first = await store().create(SESSION, aTurn(0, { state: 'pending' }));
    if (first === undefined) throw new Error('The turn was not created');

    const second = await store().replace(SESSION, first, aTurn(0, { state: 'failed' }));
    const stale = await store().replace(SESSION, first, aTurn(0));

    expect(second).toBeDefined();
    expect(stale).toBeUndefined();
    expect((await store().turn(SESSION, 0))?.record.state).toBe('failed');
  });

  it('do not come back by a write after they were deleted', async () => {
    const first = await store().create(SESSION, aTurn(0, { state: 'pending' }));
    if (first === undefined) throw new Error('The turn was not created');
    await store().delete(SESSION);

    expect(await store().replace(SESSION, first, aTurn(0))).toBeUndefined();
    expect(await store().turns(SESSION)).toEqual([]);
  });

  it('are unknown without their opening, which is deleted first', async () => {
    for (const turn of [0, 1]) await store().create(SESSION, aTurn(turn));

    await store().close(SESSION);

    expect(await store().turn(SESSION, 0)).toBeUndefined();
    expect((await store().latest(SESSION))?.record.turn).toBe(1);
  });

  it('are deleted with the uploads and counters of their session, and no others', async () => {
    const put = (Key: string) =>
      client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'x' }));
    const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');
    const OTHER = 'B'.repeat(22);
    const keysOf = (id: string) => [
      `uploads/${hashOf(id)}/1-log.txt`,
      `state/rate/${hashOf(`session:${id}`)}.json`,
      `state/cap/${hashOf(`session:${id}`)}.json`,
      `state/cap/${hashOf(`network-of:${id}`)}.json`,
      `state/proof/${hashOf(id)}.json`,
    ];
    for (const key of [...keysOf(SESSION), ...keysOf(OTHER)]) await put(key);
    await store().create(SESSION, aTurn(0));

    await store().delete(SESSION);

    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    const keys = Contents.map(({ Key = '' }) => Key);
    expect(keys.filter((key) => key.includes(hashOf(SESSION)))).toEqual([]);
    expect(keys.filter((key) => keysOf(SESSION).includes(key))).toEqual([]);
    expect(keys.filter((key) => keysOf(OTHER).includes(key))).toHaveLength(5);
  });

  it('say that a bucket is missing instead of losing a race', async () => {
    const elsewhere = new S3ConversationStore(client, 'no-such-bucket');

    await expect(elsewhere.create(SESSION, aTurn(0))).rejects.toThrow(/bucket/i);
  });
});

describe('rate windows in S3', () => {
  const limit = { kind: 'rate-test', max: 4, windowSeconds: 60, block: 2, firstBlock: 2 };
  const limiter = () => new StoredRateLimiter(new S3JsonObjects(client, BUCKET), () => new Date());

  it('are shared by the processes of a function', async () => {
    const [one, two] = [limiter(), limiter()];
    for (const process of [one, two, one, two]) await process.admit(limit, 'somebody');

    await expect(one.admit(limit, 'somebody')).rejects.toMatchObject({ status: 429 });
    await expect(two.admit(limit, 'somebody')).rejects.toMatchObject({ status: 429 });
    await one.admit(limit, 'somebody else');
  });
});

describe('links to document files', () => {
  it('are read by a browser in ranges, without credentials', async () => {
    const Key = 'documents/videos/a b.mp4';
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: '0123456789' }));
    const files = new S3DocumentFiles(client, client, BUCKET);

    const link = await files.link(Key);
    const response = await fetch(link, { headers: { range: 'bytes=3-5' } });

    expect(response.status).toBe(206);
    expect(await response.text()).toBe('345');
    expect(link.searchParams.get('X-Amz-Expires')).toBe('900');
  });

  it('download what a browser would run', async () => {
    const Key = 'documents/pages/evil.html';
    await client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body: '<script>', ContentType: 'text/html' }),
    );
    const files = new S3DocumentFiles(client, client, BUCKET);

    const response = await fetch(await files.link(Key));

    expect(response.headers.get('content-disposition')).toBe('attachment');
  });

  it('tell what exists, and read it', async () => {
    await client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: 'documents/a.md',
        Body: 'Hi',
        ContentType: 'text/markdown',
      }),
    );
    const files = new S3DocumentFiles(client, client, BUCKET);

    expect(await files.exists('documents/a.md')).toBe(true);
    expect(await files.exists('documents/b.md')).toBe(false);
    expect(await files.read('documents/b.md')).toBeUndefined();
    expect((await files.read('documents/a.md'))?.type).toBe('text/markdown');
    expect(await files.list('documents/a')).toEqual(['documents/a.md']);
  });
});
