import type { S3Client } from '@aws-sdk/client-s3';
import type { Client } from '@opensearch-project/opensearch';
import type { WorkerTraining } from '../../../nlu/train-in-worker.ts';
import type { SentenceEncoder } from '../../bot/helpdesk/answers/ranking/sentence-encoder.ts';
import type { Clock } from '../../bot/helpdesk/clock.ts';
import type { Log } from '../../bot/helpdesk/json-log.ts';

/** The bot that questions are about, and what is measured by. */
export interface QuestionsDeps {
  readonly s3: S3Client;
  readonly documentsBucket: string;
  /** With conversations, events and figures. */
  readonly ticketsBucket: string;
  readonly search: Client;
  /** The alias that functions search. */
  readonly alias: string;
  /** If the bot has one. */
  readonly encoder: SentenceEncoder | undefined;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  /** Of the checkout or the package: the relevance set, golden conversations, and what patches are against. */
  readonly root: string;
  /** `DATA_DIR/changes`; undefined for a deployed bot. */
  readonly patches: string | undefined;
  /** How a bot is trained, to preview an utterance. Default: what it does to intents is not measured. */
  readonly training?: WorkerTraining;
  /** For how long a change waits for its document to be indexed. Default 20 seconds. */
  readonly limitMs?: number;
}
