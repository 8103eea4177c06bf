import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../../base/clock.ts';
import type { Passage } from '../../../../bot/helpdesk/documents/passage.ts';

/** The documents of a bot, reached with the rights of `StaffPolicy`. */
export interface DocumentsAreaDeps {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Returns the passages of a document as they were indexed last, in any order. */
  readonly passagesOf: (docId: string) => Promise<readonly Passage[]>;
  /** For how long a request waits for the indexer, in milliseconds. */
  readonly limitMs: number;
  readonly clock: Clock;
}

/** Finds the documents at each request. Throws ConsoleError (503) before the bot is deployed. */
export type FindDocuments = () => DocumentsAreaDeps;
