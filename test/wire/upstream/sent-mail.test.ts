import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localStackSentMail } from '../../../services/emulator/aws/upstream/sent-mail.ts';
import { type RecordingServer, startRecordingServer } from '../../support/recording-server.ts';

// Responses of LocalStack 4.14 after a SendRawEmail and a SendEmail.
const RAW = {
  Id: 'rmcmicyweqftfhjm-yujppqbu',
  Region: 'ca-central-1',
  Source: 'support-bot@example.edu',
  RawData:
    'From: support-bot@example.edu\r\nTo: Accounts <accounts@rt.example.edu>\r\nCc: d@example.edu\r\nSubject: =?utf-8?q?h=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhällo 😀\r\n',
  Timestamp: '2026-11-22T23:13:45',
};
const PARTS = {
  Id: 'proxrteqmhfirrco-wwcmbzbl',
  Region: 'ca-central-1',
  Destination: { ToAddresses: ['c@example.edu'], CcAddresses: ['d@example.edu'] },
  Source: 'support-bot@example.edu',
  Subject: 'Hü',
  Body: { text_part: 'text 😀', html_part: '<b>x</b>' },
  Timestamp: '2026-11-22T23:13:46',
};

let localStack: RecordingServer;
beforeAll(async () => {
  localStack = await startRecordingServer(({ url }) =>
    url === '/_aws/ses' ? { body: JSON.stringify({ messages: [RAW, PARTS] }) } : { status: 404 },
  );
});
afterAll(() => localStack[Symbol.asyncDispose]());

describe('mail in LocalStack', () => {
  it('is listed newest first', async () => {
    const mails = await localStackSentMail(localStack.url).list();

    expect(mails).toMatchObject([
      {
        messageId: PARTS.Id,
        receivedAt: '2026-11-22T23:13:46Z',
        source: 'support-bot@example.edu',
        destinations: ['c@example.edu', 'd@example.edu'],
      },
      {
        messageId: RAW.Id,
        destinations: ['accounts@rt.example.edu', 'd@example.edu'],
        subject: '=?utf-8?q?h=C3=A9?=',
        sizeBytes: Buffer.byteLength(RAW.RawData),
      },
    ]);
  });

  it('is listed page by page', async () => {
    const mail = localStackSentMail(localStack.url);

    expect((await mail.list({ limit: 1 })).map(({ messageId }) => messageId)).toStrictEqual([
      PARTS.Id,
    ]);
    expect((await mail.list({ before: PARTS.Id })).map(({ messageId }) => messageId)).toStrictEqual(
      [RAW.Id],
    );
  });

  it('is read as it was sent, byte for byte', async () => {
    const found = await localStackSentMail(localStack.url).read(RAW.Id);

    expect(found?.raw.toString()).toBe(RAW.RawData);
  });

  it('is composed if it was sent in parts', async () => {
    const found = await localStackSentMail(localStack.url).read(PARTS.Id);
    const mail = await PostalMime.parse(found?.raw ?? '');

    expect(mail).toMatchObject({ subject: 'Hü', html: expect.stringContaining('<b>x</b>') });
    expect(mail.text).toContain('text 😀');
    expect(mail.cc).toMatchObject([{ address: 'd@example.edu' }]);
  });

  it('is not found by another id', async () => {
    expect(await localStackSentMail(localStack.url).read('nobody')).toBeUndefined();
  });
});
