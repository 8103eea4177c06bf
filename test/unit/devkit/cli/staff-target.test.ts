import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { staffTargetOf } from '../../../../services/devkit/cli/staff-target.ts';

const NAMES = { ticketsBucket: 'tickets', outboxFunction: 'outbox', mailFrom: 'bot@example.edu' };
const settings = { region: 'ca-central-1' };
const docs = { s3: new S3Client(settings), bucket: 'documents' };
const values = { TicketsBucket: 'tickets', OutboxFunction: 'outbox', MailFrom: 'bot@example.edu' };

it('names the buckets, the outbox function and the sender', () => {
  expect(staffTargetOf({ values, settings }, docs)).toMatchObject({
    documentsBucket: 'documents',
    ...NAMES,
  });
});

it('says which output an older bot lacks, and what to do', () => {
  const { MailFrom: _, ...older } = values;

  expect(() => staffTargetOf({ values: older, settings }, docs)).toThrow(
    'the bot has no MailFrom: deploy it again, with the templates of this release',
  );
});
