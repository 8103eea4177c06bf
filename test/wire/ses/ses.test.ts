import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteIdentityCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  ListIdentitiesCommand,
  ListTemplatesCommand,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyDomainIdentityCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SesDoor, startSesDoor } from '../../support/ses-door.ts';

let door: SesDoor;

beforeEach(async () => {
  door = await startSesDoor();
  await door.client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'bot@example.edu' }));
});
afterEach(() => door.close());

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
  it('keeps the mail as .eml and JSON, with a Message-ID and a Date of its own and no Bcc', async () => {
    const { MessageId = '' } = await door.client.send(new SendRawEmailCommand(rawMail(HELLO)));

    const file = join(door.dataDir, 'mail', MessageId);
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

  it('sends to Destinations alone where they are given', async () => {
    const Destinations = ['only@example.edu'];

    await door.client.send(new SendRawEmailCommand({ ...rawMail(HELLO), Destinations }));

    expect(door.mailBox.list()[0]?.destinations).toStrictEqual(['only@example.edu']);
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
    const sent = door.client.send(new SendRawEmailCommand(rawMail(lines)));

    await expect(sent).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(door.mailBox.count()).toBe(0);
  });
});

describe('SendEmail', () => {
  const message = {
    Subject: { Data: 'Grüße' },
    Body: { Text: { Data: 'Plain 🎓' }, Html: { Data: '<p>Rich</p>' } },
  };

  it('composes text and HTML, and hides Bcc', async () => {
    const { MessageId = '' } = await door.client.send(
      new SendEmailCommand({
        Source: 'Bot <bot@example.edu>',
        Destination: { ToAddresses: ['a@example.edu'], BccAddresses: ['b@example.edu'] },
        ReplyToAddresses: ['help@example.edu'],
        Message: message,
      }),
    );

    const found = await door.mailBox.read(MessageId);
    const mail = await PostalMime.parse(found?.raw ?? '');
    expect(mail.subject).toBe('Grüße');
    expect(mail.text?.trim()).toBe('Plain 🎓');
    expect(mail.html?.trim()).toBe('<p>Rich</p>');
    expect(mail.replyTo?.map((address) => address.address)).toStrictEqual(['help@example.edu']);
    expect(mail.bcc).toBeUndefined();
    expect(mail.messageId).toBe(`<${MessageId}@ca-central-1.amazonses.com>`);
    expect(found?.record.destinations).toStrictEqual(['a@example.edu', 'b@example.edu']);
  });

  it('counts against the quota and in the statistics', async () => {
    const Destination = { ToAddresses: ['a@example.edu', 'b@example.edu'] };
    await door.client.send(
      new SendEmailCommand({ Source: 'bot@example.edu', Destination, Message: message }),
    );

    const quota = await door.client.send(new GetSendQuotaCommand({}));
    const statistics = await door.client.send(new GetSendStatisticsCommand({}));

    expect(quota).toMatchObject({ Max24HourSend: -1, SentLast24Hours: 2 });
    expect(statistics.SendDataPoints).toMatchObject([{ DeliveryAttempts: 2, Bounces: 0 }]);
  });

  it('refuses a configuration set that does not exist', async () => {
    const sent = door.client.send(
      new SendEmailCommand({
        Source: 'bot@example.edu',
        Destination: { ToAddresses: ['a@example.edu'] },
        Message: message,
        ConfigurationSetName: 'none',
      }),
    );

    await expect(sent).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
      message: 'Configuration set <none> does not exist.',
    });
  });
});

describe('identities', () => {
  it('are listed by type, described, and deleted', async () => {
    const { VerificationToken } = await door.client.send(
      new VerifyDomainIdentityCommand({ Domain: 'dept.example.edu' }),
    );

    const domains = await door.client.send(new ListIdentitiesCommand({ IdentityType: 'Domain' }));
    const described = await door.client.send(
      new GetIdentityVerificationAttributesCommand({
        Identities: ['bot@example.edu', 'dept.example.edu', 'nobody@example.edu'],
      }),
    );
    await door.client.send(new DeleteIdentityCommand({ Identity: 'bot@example.edu' }));
    const left = await door.client.send(new ListIdentitiesCommand({}));

    expect(domains.Identities).toStrictEqual(['dept.example.edu']);
    expect(described.VerificationAttributes).toStrictEqual({
      'bot@example.edu': { VerificationStatus: 'Success' },
      'dept.example.edu': { VerificationStatus: 'Success', VerificationToken },
    });
    expect(left.Identities).toStrictEqual(['dept.example.edu']);
  });

  it('are listed page by page', async () => {
    await door.client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'a@example.edu' }));

    const first = await door.client.send(new ListIdentitiesCommand({ MaxItems: 1 }));
    const second = await door.client.send(
      new ListIdentitiesCommand({ MaxItems: 1, NextToken: first.NextToken }),
    );

    expect(first.Identities).toStrictEqual(['a@example.edu']);
    expect(second.Identities).toStrictEqual(['bot@example.edu']);
    expect(second.NextToken).toBeUndefined();
  });

  it.each(['anyone@dept.example.edu', 'anyone@sub.dept.example.edu', 'BOT+label@example.edu'])(
    'let %s send',
    async (address) => {
      await door.client.send(new VerifyDomainIdentityCommand({ Domain: 'dept.example.edu' }));

      await door.client.send(
        new SendRawEmailCommand(rawMail([`From: ${address}`, 'To: a@example.edu', '', 'x'])),
      );

      expect(door.mailBox.list()[0]?.source).toBe(address);
    },
  );
});

it('has mail and identities again after a restart', async () => {
  await door.client.send(new SendRawEmailCommand(rawMail(HELLO)));

  const again = await startSesDoor(door.dataDir);
  const { Identities } = await again.client.send(new ListIdentitiesCommand({}));
  const mails = again.mailBox.list();
  await again.close();

  expect(Identities).toStrictEqual(['bot@example.edu']);
  expect(mails).toStrictEqual(door.mailBox.list());
});

it('names an operation that it does not have', async () => {
  await expect(door.client.send(new ListTemplatesCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('ListTemplates'),
    $metadata: { httpStatusCode: 501 },
  });
});
