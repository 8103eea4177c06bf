import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

export interface Clients {
  readonly s3: S3Client;
  readonly ses: SESClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  destroy(): void;
}

const TIMEOUT_MS = 20_000;

/** The stock clients. None tries again: an answer that did not come was not an acknowledgement. */
export function createClients(endpoint: string): Clients {
  const options = {
    endpoint,
    region: 'ca-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
  };
  const clients = {
    s3: new S3Client({ ...options, forcePathStyle: true }),
    ses: new SESClient(options),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
  };
  return {
    ...clients,
    destroy() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
