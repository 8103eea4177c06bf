import type { StaffTarget } from '../staff/staff-target.ts';
import type { DocsTarget } from './docs/target.ts';
import { TargetError } from './target-error.ts';

/** Returns a bot as its staff reach it. Throws TargetError if the bot does not name all that they need. */
export function staffTargetOf(target: DocsTarget): StaffTarget {
  const { s3, lambda, bucket, ticketsBucket, outboxFunction, mailFrom } = target;
  return {
    ...{ s3, lambda, documentsBucket: bucket },
    ticketsBucket: named('TicketsBucket', ticketsBucket),
    outboxFunction: named('OutboxFunction', outboxFunction),
    mailFrom: named('MailFrom', mailFrom),
  };
}

function named(output: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new TargetError(
    `the bot has no ${output}: deploy it again, with the templates of this release`,
  );
}
