import * as s3Module from '@aws-sdk/client-s3';
import * as sesModule from '@aws-sdk/client-ses';
import * as snsModule from '@aws-sdk/client-sns';
import * as sqsModule from '@aws-sdk/client-sqs';
import type { BucketCors } from '../endpoint/cors.ts';
import { corsHeaders } from '../s3/cors.ts';
import { S3_WIRE_TRAITS } from '../s3/wire-traits.ts';
import type { AwsService, WireTraits } from '../service.ts';
import { sesBodyLimit } from '../ses/body-limit.ts';
import { snsBodyLimit } from '../sns/body-limit.ts';
import { sqsBodyLimit } from '../sqs/body-limit.ts';
import type { ClientModule } from '../wire/schema.ts';
import { InFlightCalls } from './in-flight-calls.ts';
import { UPSTREAM_CREDENTIALS } from './resign.ts';
import { unavailable } from './unavailable.ts';
import { type SdkClient, upstreamService } from './upstream-service.ts';

export interface UpstreamOptions {
  /** Base URL of the other process, for example `http://localstack:4566`. */
  readonly url: string;
  readonly region: string;
}

/** S3, SNS, SES and SQS in another process. */
export interface Upstream {
  readonly services: readonly AwsService[];
  /** Records whether the other process answers and is set up. While it is not, calls are rejected immediately. */
  readonly answers: (isAnswering: boolean) => void;
  /** Applies the bucket's CORS rules, read from the other process. */
  readonly bucketCors: BucketCors;
  /** Waits for internal calls in flight, so that their results are not lost. */
  close(): Promise<void>;
}

type Settings = ReturnType<typeof clientSettings>;

/**
 * If this process ends during a receive, the receive goes on in LocalStack. Messages that it then returns reach nobody
 * and stay invisible for the queue's visibility timeout, so no receive may wait long.
 */
const MAX_RECEIVE_SECONDS = 2;

/** Creates the four services that `AWS_BACKEND` names. Does not connect yet. */
export function createUpstream({ url, region }: UpstreamOptions): Upstream {
  const base = new URL(url);
  const settings = clientSettings(base, region);
  const s3 = new s3Module.S3Client({ ...settings, forcePathStyle: true });
  const clients = clientsOf(s3, settings);
  const inFlight = new InFlightCalls();
  let isAnswering = true;
  const requireAnswering = () => {
    if (isAnswering) return;
    throw unavailable(base, new Error('the last probe found it away, or not set up yet'));
  };
  return {
    services: clients.map(([name, module, client, traits = {}]) =>
      upstreamService({
        name,
        module,
        traits,
        client: inFlight.track(client),
        base,
        requireAnswering,
      }),
    ),
    answers: (now) => {
      isAnswering = now;
    },
    async bucketCors(Bucket, request) {
      const rules = await s3.send(new s3Module.GetBucketCorsCommand({ Bucket })).catch(() => ({}));
      return corsHeaders(rules, request);
    },
    async close() {
      await inFlight.settled();
      for (const [, , client] of clients) client.destroy();
    },
  };
}

function clientSettings(base: URL, region: string) {
  return {
    endpoint: base.origin,
    region,
    credentials: UPSTREAM_CREDENTIALS,
    // Without timeouts, a call to a process that hangs waits forever.
    requestHandler: { connectionTimeout: 5000, socketTimeout: 30_000 },
  };
}

function clientsOf(
  s3: s3Module.S3Client,
  settings: Settings,
): readonly (readonly [string, ClientModule, SdkClient, WireTraits?])[] {
  return [
    ['s3', s3Module, s3 as unknown as SdkClient, S3_WIRE_TRAITS],
    [
      'sqs',
      sqsModule,
      createSqsClient(settings) as unknown as SdkClient,
      { bodyLimit: sqsBodyLimit },
    ],
    [
      'sns',
      snsModule,
      new snsModule.SNSClient(settings) as unknown as SdkClient,
      { bodyLimit: snsBodyLimit },
    ],
    [
      'ses',
      sesModule,
      new sesModule.SESClient(settings) as unknown as SdkClient,
      { bodyLimit: sesBodyLimit },
    ],
  ];
}

function createSqsClient(settings: Settings): sqsModule.SQSClient {
  const sqs = new sqsModule.SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  sqs.middlewareStack.add(
    (next) => (args) => {
      const input = args.input as { WaitTimeSeconds?: number };
      if (input.WaitTimeSeconds === undefined) return next(args);
      const WaitTimeSeconds = Math.min(input.WaitTimeSeconds, MAX_RECEIVE_SECONDS);
      return next({ ...args, input: { ...input, WaitTimeSeconds } as never });
    },
    { step: 'initialize', name: 'shortReceive' },
  );
  return sqs;
}
