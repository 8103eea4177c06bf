import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  ListTemplatesCommand,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SesServer, startSesServer } from '../../support/ses-server.ts';

let server: SesServer;

beforeEach(async () => {
  server = await startSesServer();
  await server.client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'bot@example.edu' }));
});
afterEach(() => server.close());

function rawMail(lines: readonly string[]) {
  return { RawMessage: { Data: Buffer.from(lines.join('\r\n'), 'utf8') } };
}

const HELLO = [
  'From: Support Bot <bot@example.edu>',
  'To: team@example.edu',
  'Bcc: hidden@example.edu',
  'Subject: =?utf-8?q?H=C3=A9llo?=',
  'Message-ID: <mine@example.edu>',
  'Date: Mon, 1 Jan 2001 00:00:00 +0000',
  'X-LTSI-Ticket: LTSI-0123456789',
  '',
  'First line',
  '',
  'Last line',
];

describe('SendRawEmail', () => {
  it('stores the mail as .eml and JSON, with its own Message-ID and Date and without Bcc', async () => {
    const { MessageId = '' } = await server.client.send(new SendRawEmailCommand(rawMail(HELLO)));

    const file = join(server.dataDir, 'mail', MessageId);
    const raw = await readFile(`${file}.eml`, 'utf8');
    expect(raw).toContain(`\r\nMessage-ID: <${MessageId}@ca-central-1.amazonses.com>\r\n`);
    expect(raw.match(/^(?:message-id|date):/gim)).toHaveLength(2);
    expect(raw).not.toMatch(/mine@|2001|^bcc:/im);
    expect(raw).toContain('\r\nX-LTSI-Ticket: LTSI-0123456789\r\n');
    expect(raw).toMatch(/\r\n\r\nFirst line\r\n\r\nLast line$/);
    expect(JSON.parse(await readFile(`${file}.json`, 'utf8'))).toMatchObject({
      messageId: MessageId,
      sentBy: 'ses',
      source: 'bot@example.edu',
      destinations: ['team@example.edu', 'hidden@example.edu'],
    });
  });

  it.each([
    [
      'from an unverified address',
      ['From: eve@example.org', 'To: a@example.edu', '', 'x'],
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region CA-CENTRAL-1: eve@example.org',
    ],
    [
      'without From',
      ['To: a@example.edu', '', 'x'],
      'InvalidParameterValue',
      "Missing required header 'From'.",
    ],
    [
      'with two From fields',
      ['From: bot@example.edu', 'From: eve@example.org', 'To: a@example.edu', '', 'x'],
      'InvalidParameterValue',
      "Duplicate header 'From'.",
    ],
    [
      'to nobody',
      ['From: bot@example.edu', '', 'x'],
      'InvalidParameterValue',
      "Missing required header 'To'.",
    ],
    [
      'to something that is no address',
      ['From: bot@example.edu', 'To: somebody', '', 'x'],
      'InvalidParameterValue',
      "Missing final '@domain'",
    ],
  ])('refuses a mail %s', async (_name, lines, name, message) => {
    const sent = server.client.send(new SendRawEmailCommand(rawMail(lines)));

    await expect(sent).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(server.mailBox.count()).toBe(0);
  });
});

describe('a header that would take long to read', () => {
  const TOO_LONG = { name: 'InvalidParameterValue', message: expect.stringContaining('Header') };
  const [from = '', to = ''] = HELLO;

  it.each([
    ['many fields', [from, to, ...Array(20_000).fill('A: b'), '', 'text']],
    ['many recipients', [from, `To: ${'a@example.edu, '.repeat(8_000)}a@example.edu`, '', 'text']],
    ['a field of many lines', [from, to, `Subject: a${'\r\n b'.repeat(30_000)}`, '', 'text']],
    ['no end', [from, to, 'Subject: a', 'x'.repeat(200_000)]],
  ])('is refused: %s', async (_, lines) => {
    const sent = server.client.send(new SendRawEmailCommand(rawMail(lines)));

    await expect(sent).rejects.toMatchObject(TOO_LONG);
    expect(server.mailBox.count()).toBe(0);
  });

  it.each([
    ['subject', { Subject: { Data: 'é'.repeat(200_000) } }, ['team@example.edu']],
    ['recipient', { Subject: { Data: 'Hello' } }, ['a@example.edu,'.repeat(10_000)]],
    ['encoded subject', { Subject: { Data: 'é'.repeat(60_000) } }, ['team@example.edu']],
  ])('is refused in SendEmail, too: %s', async (_, message, ToAddresses) => {
    const sent = server.client.send(
      new SendEmailCommand({
        Source: 'bot@example.edu',
        Destination: { ToAddresses },
        Message: { ...message, Body: { Text: { Data: 'text' } } },
      }),
    );

    await expect(sent).rejects.toMatchObject(TOO_LONG);
  });

  it('is read up to 100 KiB, and the text of a mail has no such limit', async () => {
    const lines = [from, to, ...Array(10_000).fill('A: bcde'), '', 'x\r\n'.repeat(200_000)];

    const { MessageId } = await server.client.send(new SendRawEmailCommand(rawMail(lines)));

    expect(MessageId).toBeTypeOf('string');
  });
});

it('has no sending limit', async () => {
  expect(await server.client.send(new GetSendQuotaCommand({}))).toMatchObject({
    Max24HourSend: -1,
    SentLast24Hours: 0,
  });
});

it('keeps mail and identities after a restart', async () => {
  await server.client.send(new SendRawEmailCommand(rawMail(HELLO)));

  const again = await startSesServer(server.dataDir);
  const { Identities } = await again.client.send(new ListIdentitiesCommand({}));
  const mails = again.mailBox.list();
  await again.close();

  expect(Identities).toStrictEqual(['bot@example.edu']);
  expect(mails).toStrictEqual(server.mailBox.list());
});

it('names an unsupported operation', async () => {
  await expect(server.client.send(new ListTemplatesCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('ListTemplates'),
    $metadata: { httpStatusCode: 501 },
  });
});
