import {
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  SendEmailCommand,
  type SendEmailCommandInput,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withIdentities } from './ses-context.ts';
import type { MailTarget, SentMail } from './target.ts';

const LINES = [
  'To: team@example.edu',
  'Subject: =?utf-8?q?H=C3=A9llo?=',
  'X-LTSI-Ticket: LTSI-0123456789',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'First line =F0=9F=8E=93',
  '',
  'Last line',
];
const MESSAGE = {
  Subject: { Data: 'Grüße' },
  Body: { Text: { Data: 'Plain 🎓' }, Html: { Data: '<p>Rich</p>' } },
};

export function describeSending(target: () => MailTarget): void {
  describe('sending', () => {
    const context = withIdentities(target);
    const sendRaw = (lines: readonly string[], more: Partial<SendRawEmailCommandInput> = {}) => {
      const Data = Buffer.from(lines.join('\r\n'), 'utf8');
      return context().ses.send(new SendRawEmailCommand({ RawMessage: { Data }, ...more }));
    };
    const send = (Source: string, more: Partial<SendEmailCommandInput> = {}) => {
      const Destination = { ToAddresses: ['a@example.edu'], BccAddresses: ['b@example.edu'] };
      const input = { Source, Destination, Message: MESSAGE, ...more };
      return context().ses.send(new SendEmailCommand(input));
    };
    const fields = ({ headers }: SentMail, wanted: string) =>
      headers.filter(({ name }) => name === wanted).map(({ value }) => value);

    it('carries a raw mail as it was written', async () => {
      const { newSender, mail } = context();
      const sender = await newSender();

      const { MessageId } = await sendRaw([`From: Support Bot <${sender}>`, ...LINES], {
        Source: `Support Bot <${sender}>`,
        Destinations: ['team@example.edu'],
      });

      const sent = await mail(MessageId);
      expect(sent.destinations).toStrictEqual(['team@example.edu']);
      expect(sent.subject).toBe('Héllo');
      expect(sent.text.replaceAll('\r', '')).toBe('First line 🎓\n\nLast line');
      expect(fields(sent, 'x-ltsi-ticket')).toStrictEqual(['LTSI-0123456789']);
      expect(fields(sent, 'from')).toStrictEqual([`Support Bot <${sender}>`]);
      expect(fields(sent, 'to')).toStrictEqual(['team@example.edu']);
    });

    it('writes the Message-ID and the Date of a raw mail itself', async () => {
      const { newSender, mail } = context();
      const mine = [
        `From: ${await newSender()}`,
        'Message-ID: <mine@example.edu>',
        'Date: Mon, 1 Jan 2001 00:00:00 +0000',
      ];

      const { MessageId } = await sendRaw([...mine, ...LINES]);

      const sent = await mail(MessageId);
      const [date = ''] = fields(sent, 'date');
      expect(fields(sent, 'message-id')).toStrictEqual([
        `<${MessageId}@${target().region}.amazonses.com>`,
      ]);
      expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(60_000);
    });

    it('takes the hidden recipients out of a raw mail, and sends to them', async () => {
      const { newSender, mail } = context();

      const { MessageId } = await sendRaw([
        `From: ${await newSender()}`,
        'Bcc: hidden@example.edu',
        ...LINES,
      ]);

      const sent = await mail(MessageId);
      expect(fields(sent, 'bcc')).toStrictEqual([]);
      expect(sent.destinations).toStrictEqual(['team@example.edu', 'hidden@example.edu']);
    });

    it('sends a raw mail to Destinations alone where they are given', async () => {
      const { newSender, mail } = context();
      const Destinations = ['only@example.edu'];

      const { MessageId } = await sendRaw([`From: ${await newSender()}`, ...LINES], {
        Destinations,
      });

      expect((await mail(MessageId)).destinations).toStrictEqual(Destinations);
    });

    it('composes text and HTML', async () => {
      const { newSender, mail } = context();

      const { MessageId } = await send(await newSender());

      expect(await mail(MessageId)).toMatchObject({
        subject: 'Grüße',
        text: 'Plain 🎓',
        html: '<p>Rich</p>',
        destinations: ['a@example.edu', 'b@example.edu'],
      });
    });

    it('composes a mail that names whom to answer, and no hidden recipient', async () => {
      const { newSender, mail } = context();

      const { MessageId } = await send(await newSender(), {
        ReplyToAddresses: ['help@example.edu'],
      });

      const sent = await mail(MessageId);
      expect(sent.replyTo).toStrictEqual(['help@example.edu']);
      expect(fields(sent, 'to')).toStrictEqual(['a@example.edu']);
      expect(fields(sent, 'bcc')).toStrictEqual([]);
    });

    it('counts recipients against the quota and in the statistics', async () => {
      const { ses, newSender } = context();
      const counted = async () => {
        const { SentLast24Hours = 0 } = await ses.send(new GetSendQuotaCommand({}));
        const { SendDataPoints = [] } = await ses.send(new GetSendStatisticsCommand({}));
        const attempts = SendDataPoints.reduce((sum, one) => sum + (one.DeliveryAttempts ?? 0), 0);
        return { SentLast24Hours, attempts };
      };
      const sender = await newSender();
      const before = await counted();

      await send(sender);

      expect(await counted()).toStrictEqual({
        SentLast24Hours: before.SentLast24Hours + 2,
        attempts: before.attempts + 2,
      });
    });

    it('is refused from an address that is not verified', async () => {
      const refused = { name: 'MessageRejected', status: 400 };

      expect(await errorOf(sendRaw(['From: eve@example.org', ...LINES]))).toStrictEqual(refused);
      expect(await errorOf(send('eve@example.org'))).toStrictEqual(refused);
    });

    it.each([
      ['without From', ['To: a@example.edu', '', 'x']],
      ['with two From fields', ['From: a@example.edu', 'From: b@example.edu', ...LINES]],
    ])('is refused %s', async (_what, lines) => {
      expect(await errorOf(sendRaw(lines))).toStrictEqual({
        name: 'InvalidParameterValue',
        status: 400,
      });
    });

    it.each([
      ['to nobody', []],
      ['to something that is no address', ['To: somebody']],
    ])('is refused %s', async (_what, to) => {
      const from = `From: ${await context().newSender()}`;

      expect(await errorOf(sendRaw([from, ...to, '', 'x']))).toStrictEqual({
        name: 'InvalidParameterValue',
        status: 400,
      });
    });

    it('is refused by a configuration set that does not exist', async () => {
      const sent = send(await context().newSender(), { ConfigurationSetName: 'none' });

      expect(await errorOf(sent)).toStrictEqual({
        name: 'ConfigurationSetDoesNotExistException',
        status: 400,
      });
    });
  });
}
