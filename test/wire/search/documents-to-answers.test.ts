import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../services/clock.ts';
import { indexChanges } from '../../../services/functions/indexer/index-changes.ts';
import { s3DocumentSource } from '../../../services/functions/indexer/s3-document-source.ts';
import { s3ReportStore } from '../../../services/functions/indexer/s3-report-store.ts';
import { answerQuestion } from '../../../services/helpdesk/answers/answer-question.ts';
import { openSearchPassageIndex } from '../../../services/helpdesk/aws/opensearch-passage-index.ts';
import { openSearchPassageSearch } from '../../../services/helpdesk/aws/opensearch-passage-search.ts';
import { docIdOf } from '../../../services/helpdesk/documents/document-key.ts';
import { silentLog } from '../../../services/log.ts';
import { type StorageDoor, startStorageDoor } from '../../support/storage-door.ts';
import { type SearchServer, startSearchServer } from './search-server.ts';

const BUCKET = 'help-documents';
const INDEX = 'passages';
const PAGE = 'documents/reset password.html';
const PASSWORD_PAGE = `<html><head><title>Reset your password | Example University</title></head><body><nav>Home</nav>
  <main><h1>Reset your password</h1><p>Every account has one password.</p>
  <h2>If you forgot it</h2><p>Open the account page and choose “Forgotten password”. A code is sent to your other e-mail address.</p></main></body></html>`;
const ZOOM = `WEBVTT

NOTE title: Zoom in ten minutes

00:00:01.000 --> 00:00:04.000
Welcome. This is a short tour of Zoom meetings.

00:01:23.500 --> 00:01:28.000
To share your screen, press the green Share Screen button.

00:01:28.000 --> 00:01:31.000
Pick a window and press Share.
`;

let storage: StorageDoor;
let search: SearchServer;
let s3: S3Client;

beforeAll(async () => {
  [storage, search] = await Promise.all([startStorageDoor(), startSearchServer()]);
  const { endpoint, region, credentials } = storage;
  s3 = new S3Client({ endpoint, region, credentials });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
});

afterAll(async () => {
  s3.destroy();
  await Promise.all([storage.close(), search.close()]);
});

beforeEach(async () => {
  await search.client.indices.delete({ index: INDEX, ignore_unavailable: true });
});

const put = (Key: string, Body: string | Uint8Array) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
const remove = (Key: string) => s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));

/** Tells the indexer that objects changed, as S3 would through the queue. */
function notice(...keys: string[]) {
  const Records = keys.map((key) => ({
    s3: {
      bucket: { name: BUCKET },
      object: { key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/') },
    },
  }));
  const record = { messageId: keys.join(), body: JSON.stringify({ Records }) };
  const needs = {
    source: s3DocumentSource(s3, BUCKET),
    passages: passageIndex(),
    report: s3ReportStore(s3, BUCKET),
    bucket: BUCKET,
    clock: systemClock,
    log: silentLog,
  };
  return indexChanges(needs, [record as never]);
}

const passageIndex = () => openSearchPassageIndex({ client: search.client, index: INDEX });
const ask = (question: string) =>
  answerQuestion(
    { passages: openSearchPassageSearch({ client: search.client, index: INDEX }) },
    question,
  );

async function report() {
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket: BUCKET, Key: 'reports/index.json' }),
  );
  return JSON.parse((await Body?.transformToString()) ?? '') as {
    documents: Record<string, { state: string; reason?: string; passages?: number }>;
  };
}

describe('from a document to its answer', () => {
  it('answers from the section of a page that was uploaded', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);

    const answer = await ask('I forgot my password');

    expect(answer?.passage).toMatchObject({
      docId: docIdOf(PAGE),
      key: PAGE,
      kind: 'page',
      title: 'Reset your password',
      heading: 'If you forgot it',
      place: { anchor: 'if-you-forgot-it' },
    });
    expect(answer?.quote).toContain('choose “Forgotten password”');
  });

  it('answers from the second of a video at which it is said', async () => {
    await put('documents/videos/zoom.mp4', 'film');
    await put('documents/videos/zoom.en.vtt', ZOOM);
    await notice('documents/videos/zoom.mp4', 'documents/videos/zoom.en.vtt');

    const answer = await ask('How do I share my screen in Zoom?');

    expect(answer?.passage).toMatchObject({
      docId: docIdOf('documents/videos/zoom.mp4'),
      kind: 'video',
      title: 'Zoom in ten minutes',
      place: { startSeconds: 83.5 },
    });
    expect(answer?.quote).toMatch(/^To share your screen/);
  });

  it('finds a page that nobody foresaw, and no longer once it is deleted', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await put(
      'documents/z.html',
      '<h1>Zorbflax 42</h1><p>Turn the left knob of the zorbflax 42.</p>',
    );
    await notice(PAGE, 'documents/z.html');
    expect((await ask('how do I start the zorbflax 42?'))?.passage.key).toBe('documents/z.html');

    await remove('documents/z.html');
    await notice('documents/z.html');

    expect(await ask('how do I start the zorbflax 42?')).toBeUndefined();
    expect(await ask('zorbflax')).toBeUndefined();
    expect((await report()).documents['documents/z.html']).toBeUndefined();
  });

  it('forgives a slip of the pen in a word that no page has', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);

    expect((await ask('forgot my pasword'))?.passage.key).toBe(PAGE);
  });

  it('does not answer what no page is about', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);

    expect(await ask('What is the weather in Paris today?')).toBeUndefined();
    expect(await ask('asdf qwer zxcv')).toBeUndefined();
    expect(await ask('???')).toBeUndefined();
    expect(await ask('purple giraffe password')).toBeUndefined();
  });

  it('answers nothing while there is no index', async () => {
    expect(await ask('I forgot my password')).toBeUndefined();
    expect(await passageIndex().find('0123456789abcdef')).toBeUndefined();
  });

  it('replaces the passages of a page that was changed', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);
    await put(
      PAGE,
      '<title>Reset your password</title><h2>By phone</h2><p>Call the desk for a new password.</p>',
    );
    await notice(PAGE);

    const { body } = await search.client.count({ index: INDEX });

    expect(body.count).toBe(1);
    expect((await ask('password by phone'))?.passage.place).toEqual({ anchor: 'by-phone' });
  });

  it('skips a file that cannot be read, says why, and leaves the index as it was', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);
    await put(PAGE, new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3]));
    await put('documents/empty.md', '');
    await put('documents/sheet.xlsx', 'PK');

    const { batchItemFailures } = await notice(PAGE, 'documents/empty.md', 'documents/sheet.xlsx');

    expect(batchItemFailures).toEqual([]);
    const { documents } = await report();
    expect(documents[PAGE]).toMatchObject({
      state: 'skipped',
      reason: expect.stringContaining('not text'),
    });
    expect(documents['documents/empty.md']).toMatchObject({
      state: 'skipped',
      reason: 'the file is empty',
    });
    expect(documents['documents/sheet.xlsx']).toMatchObject({ state: 'skipped' });
    expect((await ask('I forgot my password'))?.passage.key).toBe(PAGE);
  });

  it('finds a document by its id', async () => {
    await put(PAGE, PASSWORD_PAGE);
    await notice(PAGE);

    expect(await passageIndex().find(docIdOf(PAGE))).toEqual({
      key: PAGE,
      kind: 'page',
      title: 'Reset your password',
    });
  });
});
