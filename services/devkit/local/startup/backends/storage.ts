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
  /** Pages that SNS messages link to. */
  readonly linkedPages?: FastifyPluginAsync;
  /** If another process deploys storage.yaml: waits until it has, and returns the stack's outputs. */
  awaitStack?(ended: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** A backend that can go away, or lose what it keeps, while this process runs. */
  readonly watched?: Watched;
  /** Resumes what an earlier process left pending. */
  resume(): Promise<void>;
  close(): Promise<void>;
}
