import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { OpenSearchPassageIndex } from '../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { docIdOf } from '../../../services/bot/helpdesk/documents/document-key.ts';
import { indexFolder } from '../../support/document-folder.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const BUCKET = 'documents-of-the-bot';
const INDEX = 'passages';
const MINUTE_MS = 60_000;
const PAGES = {
  'lockers.md': '# Rent a locker\n\nChoose a free locker on the map and pay the deposit.',
  'kayaks.md': '# Kayak trips\n\nKayak trips leave every Saturday from the boat house.',
};

let storage: StorageServer;
let search: SearchServer;
let s3: S3Client;
let folder: string;

beforeAll(async () => {
  storage = await startStorageServer();
  search = await startSearchServer();
  s3 = new S3Client({ ...storage, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  folder = await mkdtemp(join(tmpdir(), 'staff-answers-'));
  for (const [name, text] of Object.entries(PAGES)) await writeFile(join(folder, name), text);
  await indexFolder(folder, new OpenSearchPassageIndex(search.client, INDEX));
  await search.client.indices.refresh({ index: INDEX });
  const environment = {
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: storage.endpoint,
    DOCUMENTS_BUCKET: BUCKET,
    TICKETS_BUCKET: BUCKET,
    NOTIFICATIONS_TOPIC_ARN: 'arn:aws:sns:ca-central-1:000000000000:notices',
    URGENT_TOPIC_ARN: 'arn:aws:sns:ca-central-1:000000000000:urgent',
    MAIL_FROM: 'help@example.edu',
    SEARCH_ENDPOINT: search.endpoint,
    SEARCH_INDEX: INDEX,
    LOG_LEVEL: 'error',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await storage.close();
  await search.close();
  await rm(folder, { recursive: true });
});

async function put(name: string, value: object): Promise<void> {
  const object = { Bucket: BUCKET, Key: `content/${name}`, Body: JSON.stringify(value) };
  await s3.send(new PutObjectCommand(object));
}

it('the fulfillment function answers by what staff decide within a minute, without a deploy', async () => {
  const { handler } = await import('../../../services/bot/functions/fulfillment/handler.ts');
  const ask = async (inputTranscript: string) => {
    const event = {
      ...{ messageVersion: '1.0', invocationSource: 'FulfillmentCodeHook', inputTranscript },
      ...{ sessionId: 'a-session', sessionState: { intent: { name: 'AskHelp', slots: {} } } },
    };
    const { messages = [] } = await handler(event, { awsRequestId: 'r' } as Context);
    return messages.flatMap((one) => (one.contentType === 'PlainText' ? one.content : [])).join();
  };
  const index = new OpenSearchPassageIndex(search.client, INDEX);
  const [locker] = await index.passagesOf(docIdOf('documents/lockers.md'));
  const [kayak] = await index.passagesOf(docIdOf('documents/kayaks.md'));
  const question = 'where do I put my helmet?';
  // Also of what signs calls, and of what checks them.
  vi.useFakeTimers({ toFake: ['Date'] });
  expect(await ask(question)).toContain('I found nothing');
  expect(await ask('how do I rent a cubby?')).not.toContain('Choose a free locker');

  const pin = { question, passageId: locker?.id };
  const block = { question: 'when are kayak trips?', passageId: kayak?.id };
  await put('answers.json', { v: 1, pins: [pin], blocks: [block] });
  await put('synonyms.json', { v: 1, synonyms: ['cubby => locker'] });
  vi.setSystemTime(Date.now() + MINUTE_MS);

  expect(await ask('hi, where to put helmets')).toContain('Choose a free locker');
  expect(await ask('how do I rent a cubby?')).toContain('Choose a free locker');
  expect(await ask('when are the kayak trips')).not.toContain('every Saturday');
  expect(await ask('kayak trips')).toContain('every Saturday');
});
