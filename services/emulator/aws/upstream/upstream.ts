import * as s3Module from '@aws-sdk/client-s3';
import * as sesModule from '@aws-sdk/client-ses';
import * as snsModule from '@aws-sdk/client-sns';
import * as sqsModule from '@aws-sdk/client-sqs';
import type { BucketCors } from '../endpoint/cors.ts';
import { corsHeaders } from '../s3/cors.ts';
import type { AwsService } from '../service.ts';
import type { ClientModule } from '../wire/schema.ts';
import { UPSTREAM_CREDENTIALS } from './resign.ts';
import { unavailable } from './unavailable.ts';
import { type SdkClient, upstreamService } from './upstream-service.ts';

export interface UpstreamOptions {
  /** Base URL of the other process, for example `http://localstack:4566`. */
  readonly url: string;
  readonly region: string;
}

/** S3, SNS, SES and SQS where another process carries them out. */
export interface Upstream {
  readonly services: readonly AwsService[];
  /** Told whether the other process answers and is set up: while it isn't, calls are refused at once. */
  readonly answers: (isAnswering: boolean) => void;
  /** What browsers are told follows the rules of the bucket, asked for where it lies. */
  readonly bucketCors: BucketCors;
  /** Waits for the calls from inside that are under way, so that what they bring is not lost. */
  close(): Promise<void>;
}

/**
 * A receive that its process didn't live to see goes on in LocalStack and takes messages that nobody gets, which then
 * stay invisible for the queue's time-out; so no receive waits long.
 */
const LONGEST_RECEIVE_SECONDS = 2;

/** Makes the four services that `AWS_BACKEND` names; connects to nothing yet. */
export function createUpstream({ url, region }: UpstreamOptions): Upstream {
  const base = new URL(url);
  const settings = {
    endpoint: base.origin,
    region,
    credentials: UPSTREAM_CREDENTIALS,
    // Else a call to a process that stands still waits for ever.
    requestHandler: { connectionTimeout: 5000, socketTimeout: 30_000 },
  };
  const s3 = new s3Module.S3Client({ ...settings, forcePathStyle: true });
  const sqs = new sqsModule.SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  sqs.middlewareStack.add(
    (next) => (args) => {
      const input = args.input as { WaitTimeSeconds?: number };
      const WaitTimeSeconds = Math.min(input.WaitTimeSeconds ?? 0, LONGEST_RECEIVE_SECONDS);
      const isReceive = input.WaitTimeSeconds !== undefined;
      return next(isReceive ? { ...args, input: { ...input, WaitTimeSeconds } as never } : args);
    },
    { step: 'initialize', name: 'shortReceive' },
  );
  const clients: readonly (readonly [string, ClientModule, SdkClient])[] = [
    ['s3', s3Module, s3 as unknown as SdkClient],
    ['sqs', sqsModule, sqs as unknown as SdkClient],
    ['sns', snsModule, new snsModule.SNSClient(settings) as unknown as SdkClient],
    ['ses', sesModule, new sesModule.SESClient(settings) as unknown as SdkClient],
  ];
  const underWay = new Set<Promise<object>>();
  let isAnswering = true;
  const requireAnswering = () => {
    if (!isAnswering)
      throw unavailable(base, new Error('the last look found it away, or not set up yet'));
  };
  const services = clients.map(([name, module, client]) =>
    upstreamService({ name, module, client: counted(client, underWay), base, requireAnswering }),
  );
  return {
    services,
    answers: (now) => {
      isAnswering = now;
    },
    async bucketCors(Bucket, request) {
      const rules = await s3.send(new s3Module.GetBucketCorsCommand({ Bucket })).catch(() => ({}));
      return corsHeaders(rules, request);
    },
    async close() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      for (const [, , client] of clients) client.destroy();
    },
  };
}

function counted(client: SdkClient, underWay: Set<Promise<object>>): SdkClient {
  return {
    send(command) {
      const call = client.send(command);
      underWay.add(call);
      const forget = () => void underWay.delete(call);
      call.then(forget, forget);
      return call;
    },
    destroy: () => client.destroy(),
  };
}
