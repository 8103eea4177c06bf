import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteIdentityCommand, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3TicketOutbox } from '../../../services/helpdesk/aws/s3-ticket-outbox.ts';
import { sesTicketMailer } from '../../../services/helpdesk/aws/ses-ticket-mailer.ts';
import { snsTicketNotifier } from '../../../services/helpdesk/aws/sns-ticket-notifier.ts';
import { finishOutbox } from '../../../services/helpdesk/tickets/finish-outbox.ts';
import { openTicket } from '../../../services/helpdesk/tickets/open-ticket.ts';
import { silentLog } from '../../../services/log.ts';
import { startTicketDoor, type TicketDoor } from '../../support/ticket-door.ts';
import { aRequest, routing } from '../../unit/helpdesk/tickets/ticket-fakes.ts';

let door: TicketDoor;
let mailsBefore: number;

beforeAll(async () => {
  door = await startTicketDoor();
});
afterAll(() => door.close());
beforeEach(() => {
  mailsBefore = door.mailBox.count();
});

/** The clock of the functions may be ahead of the bucket's: that makes an entry old without waiting. */
function needs(now: () => Date = () => new Date()) {
  const { s3, ses, sns, bucket, topicArn, mailFrom: from } = door;
  return {
    outbox: s3TicketOutbox({ s3, bucket }),
    mailer: sesTicketMailer({ ses, from }),
    notifier: snsTicketNotifier({ sns, topicArn }),
    clock: { now },
    log: silentLog,
    routing,
    hasTime: () => true,
  };
}

async function keys(Prefix: string) {
  const { Contents = [] } = await door.s3.send(
    new ListObjectsV2Command({ Bucket: door.bucket, Prefix }),
  );
  return Contents.map(({ Key }) => Key);
}

async function notices() {
  const { Messages = [] } = await door.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: door.queueUrl,
      WaitTimeSeconds: 5,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
}

/** What a test needs: that no earlier test's ticket is its own. */
const requestOf = (sessionId: string) => aRequest({ sessionId });

function later(minutes: number) {
  return () => new Date(Date.now() + minutes * 60_000);
}

describe('a ticket', () => {
  it('is filed with its receipts, mailed to its team and announced', async () => {
    const ticket = await openTicket(needs(), requestOf('filed'));

    const month = ticket.recordedAt.slice(0, 7).replace('-', '/');
    const Key = `tickets/${month}/${ticket.ticketId}.json`;
    const found = await door.s3.send(new GetObjectCommand({ Bucket: door.bucket, Key }));
    const filed = JSON.parse((await found.Body?.transformToString()) ?? '');
    const read = await door.mailBox.read(filed.mail.messageId);
    const mail = await PostalMime.parse(read?.raw ?? '');
    const [notice] = await notices();

    expect(filed.ticket).toStrictEqual(ticket);
    expect(read?.record.destinations).toStrictEqual(['learning-tools@rt.example.edu']);
    expect(mail.subject).toBe(`The course site is broken (${ticket.ticketId})`);
    expect(mail.text).toMatch(/^Requestor: sam\.rivera@example\.edu\n/);
    expect(mail.replyTo).toBeUndefined();
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

  it('is one ticket and one mail when it is confirmed twice, at once or later', async () => {
    const request = requestOf('twice');

    const tickets = await Promise.all([openTicket(needs(), request), openTicket(needs(), request)]);
    tickets.push(await openTicket(needs(), request));

    expect(new Set(tickets.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(door.mailBox.count()).toBe(mailsBefore + 1);
    expect(await keys('outbox/')).toStrictEqual([]);
  });

  it('waits in the outbox while mail is refused, and is mailed once by runs that meet', async () => {
    const { ses, mailFrom } = door;
    await ses.send(new DeleteIdentityCommand({ Identity: mailFrom }));
    const ticket = await openTicket(needs(), requestOf('waits'));
    const waiting = await keys('outbox/');
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: mailFrom }));

    const early = await finishOutbox(needs());
    const runs = await Promise.all([
      finishOutbox(needs(later(3))),
      finishOutbox(needs(later(3))),
      finishOutbox(needs(later(3))),
    ]);

    expect(waiting).toStrictEqual([`outbox/${ticket.ticketId}.json`]);
    expect(early).toStrictEqual({ delivered: 0, failed: 0 });
    expect(runs.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(1);
    expect(door.mailBox.count()).toBe(mailsBefore + 1);
    expect(await keys('outbox/')).toStrictEqual([]);
  });

  it('is recorded by nobody when there is no bucket', async () => {
    const outbox = s3TicketOutbox({ s3: door.s3, bucket: 'no-such-bucket' });

    await expect(openTicket({ ...needs(), outbox }, requestOf('nowhere'))).rejects.toThrow();
    expect(door.mailBox.count()).toBe(mailsBefore);
  });
});

describe('the outbox', () => {
  it('leaves alone what is no ticket', async () => {
    const Key = 'outbox/readme.txt';
    await door.s3.send(new PutObjectCommand({ Bucket: door.bucket, Key, Body: 'hello' }));

    const summary = await finishOutbox(needs(later(3)));
    await door.s3.send(new DeleteObjectCommand({ Bucket: door.bucket, Key }));

    expect(summary).toStrictEqual({ delivered: 0, failed: 0 });
  });
});
