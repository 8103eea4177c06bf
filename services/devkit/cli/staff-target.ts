import { LambdaClient } from '@aws-sdk/client-lambda';
import type { StaffTarget } from '../staff/staff-target.ts';
import type { DocsTarget } from './docs/target.ts';
import type { FoundBot } from './found-bot.ts';
import { TargetError } from './target-error.ts';

/**
 * Returns a bot as its staff reach it, with the client of its documents. Throws TargetError if the bot does not name all that they
 * need.
 */
export function staffTargetOf(
  { values, settings }: Pick<FoundBot, 'values' | 'settings'>,
  { s3, bucket }: Pick<DocsTarget, 's3' | 'bucket'>,
): StaffTarget {
  return {
    ...{ s3, documentsBucket: bucket },
    ticketsBucket: named('TicketsBucket', values),
    outboxFunction: named('OutboxFunction', values),
    mailFrom: named('MailFrom', values),
    // A person waits, and can try again.
    lambda: new LambdaClient({ ...settings, maxAttempts: 1 }),
  };
}

function named(output: string, values: FoundBot['values']): string {
  const value = values[output];
  if (value !== undefined) return value;
  throw new TargetError(
    `the bot has no ${output}: deploy it again, with the templates of this release`,
  );
}
