import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';

/**
 * A bot as its staff reach it: with the rights of `StaffPolicy` and nothing else. They read `figures/`, `events/`,
 * `conversations/`, `tickets/`, `outbox/` and `reports/`, list the names of `attachments/`, write `documents/` and
 * `content/`, and invoke the outbox function.
 */
export interface StaffTarget {
  readonly s3: S3Client;
  readonly lambda: LambdaClient;
  readonly documentsBucket: string;
  readonly ticketsBucket: string;
  /** The name of the outbox function. */
  readonly outboxFunction: string;
  /** The sender of ticket mails, as SES knows it. */
  readonly mailFrom: string;
}
