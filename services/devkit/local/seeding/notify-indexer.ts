import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface IndexerQueue {
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly queueUrl: string;
}

const KEYS_A_MESSAGE = 10;

/** Has the indexer look at objects of the bucket again, there or not: by messages such as S3 sends. */
export async function notifyIndexer(
  { sqs, bucket, queueUrl }: IndexerQueue,
  keys: readonly string[],
): Promise<void> {
  for (let from = 0; from < keys.length; from += KEYS_A_MESSAGE) {
    const body = notification(bucket, keys.slice(from, from + KEYS_A_MESSAGE));
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }),
    );
  }
}

/** As S3 writes it, as far as the indexer reads it: names only, keys encoded like a form. */
function notification(bucket: string, keys: readonly string[]): object {
  return {
    Records: keys.map((key) => ({
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: bucket },
        object: { key: encodeURIComponent(key).replaceAll('%20', '+') },
      },
    })),
  };
}
