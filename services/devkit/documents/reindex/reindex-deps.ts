import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../base/clock.ts';
import type { JsonObjects } from '../../../bot/helpdesk/conversations/json-objects.ts';
import type { Generations } from '../../../bot/helpdesk/documents/generations.ts';
import type { IndexerQueue } from '../bucket/notify-indexer.ts';

/** How far the new index is. */
export interface ReindexProgress {
  readonly target: string;
  readonly done: number;
  readonly total: number;
}

export interface ReindexDeps extends IndexerQueue {
  readonly s3: S3Client;
  readonly objects: JsonObjects;
  readonly generations: Generations;
  readonly clock: Clock;
  readonly onProgress?: (progress: ReindexProgress) => void;
  /** Documents that wait for the indexer at once: uploads come in between. Default 100. */
  readonly atOnce?: number;
  /** For how long the indexer may report nothing, in milliseconds. Default 120,000. */
  readonly stallMs?: number;
  /** Time between two looks at the report, in milliseconds. Default 500. */
  readonly pollMs?: number;
  /** Ends the work when it is aborted: the call rejects. The next one goes on where it was. */
  readonly ended?: AbortSignal;
}
