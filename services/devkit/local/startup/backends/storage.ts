import type { FastifyPluginAsync } from 'fastify';
import type { BucketCors } from '../../../../emulator/aws/endpoint/cors.ts';
import type { SentMail } from '../../../../emulator/aws/mail-box/mail-box.ts';
import type { AwsService } from '../../../../emulator/aws/service.ts';
import type { Watched } from './watch-backend.ts';

/** S3, SNS, SES and SQS: in this process, or in another one that `AWS_BACKEND` names. */
export interface Storage {
  readonly services: readonly AwsService[];
  readonly sentMail: SentMail;
  readonly bucketCors: BucketCors;
  /** Pages that this process's own mails link to. */
  readonly linkedPages?: FastifyPluginAsync;
  /** Where another process sets up what storage.yaml declares: waits until it has, and gives the outputs. */
  readonly awaitStack?: (ended: AbortSignal) => Promise<Readonly<Record<string, string>>>;
  /** What can go away, or lose what it keeps, while this process runs. */
  readonly watched?: Watched;
  /** Takes up what a stopped process still owed. */
  resume(): Promise<void>;
  close(): Promise<void>;
}
