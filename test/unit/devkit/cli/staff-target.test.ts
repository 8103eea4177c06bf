import { expect, it } from 'vitest';
import type { DocsTarget } from '../../../../services/devkit/cli/docs/target.ts';
import { staffTargetOf } from '../../../../services/devkit/cli/staff-target.ts';

const NAMES = { ticketsBucket: 'tickets', outboxFunction: 'outbox', mailFrom: 'bot@example.edu' };
const target = { bucket: 'documents', ...NAMES } as unknown as DocsTarget;

it('names the buckets, the outbox function and the sender', () => {
  expect(staffTargetOf(target)).toMatchObject({ documentsBucket: 'documents', ...NAMES });
});

it('says which output an older bot lacks, and what to do', () => {
  expect(() => staffTargetOf({ ...target, mailFrom: undefined })).toThrow(
    'the bot has no MailFrom: deploy it again, with the templates of this release',
  );
});
