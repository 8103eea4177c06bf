import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteIdentityCommand, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../services/base/log.ts';
import { S3UploadPosts } from '../../services/bot/functions/chat/uploads/s3-upload-posts.ts';
import { S3ConversationStore } from '../../services/bot/helpdesk/aws/s3-conversation-store.ts';
import { S3TicketOutbox } from '../../services/bot/helpdesk/aws/s3-ticket-outbox.ts';
import { S3UploadStore } from '../../services/bot/helpdesk/aws/s3-upload-store.ts';
import { SesTicketMailer } from '../../services/bot/helpdesk/aws/ses-ticket-mailer.ts';
import { SnsTicketNotifier } from '../../services/bot/helpdesk/aws/sns-ticket-notifier.ts';
import { HOURS } from '../../services/bot/helpdesk/hours/hours-file.ts';
import { finishOutbox } from '../../services/bot/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../services/bot/helpdesk/tickets/open-ticket.ts';
import { uploadKey } from '../../services/bot/helpdesk/uploads/upload.ts';
import { aRequest, hours, routing } from '../unit/bot/helpdesk/tickets/ticket-fakes.ts';
import type { MailTarget } from './target.ts';
import { withTicketServices } from './tickets-context.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const NOTHING = { delivered: 0, failed: 0, waiting: 0, overdue: 0 };

/** A ticket's way through S3, SES and SNS, sent by the bot's own adapters. `target` is called when the tests run. */
export function describeTickets(name: string, target: () => MailTarget): void {
  describe(`tickets on ${name}`, () => {
    const context = withTicketServices(target);

    /** The functions' clock may be ahead of the bucket's, which makes an entry old without waiting. */
    const deps = (now: () => Date = () => new Date()) => {
      const { s3, ses, sns, bucket, topicArn, urgentTopicArn, mailFrom: from } = context();
      return {
        outbox: new S3TicketOutbox(s3, bucket),
        uploads: new S3UploadStore(s3, bucket),
        attachments: new S3UploadStore(s3, bucket),
        mailer: new SesTicketMailer(ses, from),
        notifier: new SnsTicketNotifier(sns, topicArn),
        conversations: new S3ConversationStore(s3, bucket),
        urgentNotifier: new SnsTicketNotifier(sns, urgentTopicArn),
        officeHours: () => HOURS.initial,
        clock: { now },
        random: () => 0,
        pause: async () => undefined,
        log: silentLog,
        routing,
        hours,
        hasTime: () => true,
      };
    };
    const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);
    /** A unique request with a unique summary. */
    const newRequest = () =>
      aRequest({ sessionId: randomUUID(), summary: `Broken ${randomUUID()}` });
    const mailsAbout = async ({ summary }: { readonly summary: string }) =>
      (await target().sentMail()).filter(({ subject }) => subject.includes(summary));
    const keys = async (Prefix: string) => {
      const { s3, bucket } = context();
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
      return Contents.map(({ Key }) => Key);
    };

    it('are filed with their receipts, mailed to their team and announced', async () => {
      const { s3, bucket, nextNotice } = context();
      const request = newRequest();

      const { ticket } = await openTicket(deps(), request);

      const month = ticket.recordedAt.slice(0, 7).replace('-', '/');
      const Key = `tickets/${month}/${ticket.ticketId}.json`;
      const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const filed = JSON.parse((await found.Body?.transformToString()) ?? '');
      const [mail] = await mailsAbout(request);
      const notice = await nextNotice();
      expect(filed.ticket).toStrictEqual(ticket);
      expect(mail).toMatchObject({
        messageId: filed.mail.messageId,
        destinations: ['learning-tools@rt.example.edu'],
        subject: `course sites: ${request.summary} (${ticket.ticketId})`,
        text: expect.stringContaining(`Support bot, ticket ${ticket.ticketId} for Learning tools`),
        replyTo: [],
      });
      expect(mail?.headers).toContainEqual({ name: 'x-ltsi-ticket', value: ticket.ticketId });
      expect(JSON.parse(notice?.Body ?? '')).toMatchObject({
        kind: 'ticket',
        ticketId: ticket.ticketId,
      });
      expect(notice?.MessageAttributes).toMatchObject({
        queue: { StringValue: 'learning-tools' },
        urgency: { StringValue: 'normal' },
        category: { StringValue: 'course-sites' },
        kind: { StringValue: 'ticket' },
      });
      expect(await keys('outbox/')).toStrictEqual([]);
    });

    it('take along what was uploaded with a form, with the type that its bytes have', async () => {
      const { s3, bucket } = context();
      const request = newRequest();
      const posts = new S3UploadPosts({ linkClient: s3, bucket, now: () => new Date() });
      const key = uploadKey(request.sessionId, 1, 'photo.txt');
      const { url, fields } = await posts.create({ key, type: 'text/plain', maxBytes: PNG.length });
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append('file', new Blob([PNG]));
      const answer = await fetch(url, { method: 'POST', body: form });
      const uploads = await deps().uploads.list(request.sessionId);

      const { ticket } = await openTicket(deps(), { ...request, uploads });

      expect(answer.status).toBe(204);
      const Key = `attachments/${ticket.ticketId}/1-photo.txt.png`;
      const file = { key: Key, name: 'photo.txt.png', type: 'image/png', size: PNG.length };
      expect(ticket.attachments).toStrictEqual([file]);
      const kept = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      expect(kept.ContentType).toBe('image/png');
      expect(await kept.Body?.transformToByteArray()).toStrictEqual(new Uint8Array(PNG));
      const [mail] = await mailsAbout(request);
      expect(mail?.text).toContain(`photo.txt.png (image/png, ${PNG.length} bytes), attached`);
    });

    it('are one ticket and one mail when they are confirmed twice, at once or later', async () => {
      const request = newRequest();

      const tickets = await Promise.all([openTicket(deps(), request), openTicket(deps(), request)]);
      tickets.push(await openTicket(deps(), request));

      expect(new Set(tickets.map(({ ticket }) => ticket.ticketId)).size).toBe(1);
      expect(await mailsAbout(request)).toHaveLength(1);
      expect(await keys('outbox/')).toStrictEqual([]);
    });

    it('wait in the outbox while mail is refused, and are mailed once by runs that meet', async () => {
      const { ses, mailFrom } = context();
      const request = newRequest();
      await ses.send(new DeleteIdentityCommand({ Identity: mailFrom }));
      const { ticket } = await openTicket(deps(), request);
      const outbox = await keys('outbox/');
      await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: mailFrom }));

      const early = await finishOutbox(deps());
      const waiting = await finishOutbox(deps(later(3)));
      const runs = await Promise.all([
        finishOutbox(deps(later(61))),
        finishOutbox(deps(later(61))),
        finishOutbox(deps(later(61))),
      ]);

      expect(outbox).toStrictEqual([`outbox/${ticket.ticketId}.json`]);
      expect(early).toStrictEqual(NOTHING);
      expect(waiting).toStrictEqual({ ...NOTHING, waiting: 1 });
      expect(runs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
      expect(await mailsAbout(request)).toHaveLength(1);
      expect(await keys('outbox/')).toStrictEqual([]);
    });

    it('are recorded by nobody when there is no bucket', async () => {
      const request = newRequest();
      const outbox = new S3TicketOutbox(context().s3, `none-${randomUUID()}`);

      await expect(openTicket({ ...deps(), outbox }, request)).rejects.toThrow();
      expect(await mailsAbout(request)).toStrictEqual([]);
    });

    it('are not made of what else lies in the outbox', async () => {
      const { s3, bucket } = context();
      const Key = 'outbox/readme.txt';
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'hello' }));

      const summary = await finishOutbox(deps(later(3)));
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));

      expect(summary).toStrictEqual(NOTHING);
    });
  });
}
