import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface IndexerQueue {
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly queueUrl: string;
}

const KEYS_PER_MESSAGE = 10;

/**
 * Has the indexer look at objects of the bucket again, whether they exist or not, by messages like those of S3; for the
 * index that answers, or for another generation of it.
 */
export async function notifyIndexer(
  { sqs, bucket, queueUrl }: IndexerQueue,
  keys: readonly string[],
  target?: string,
): Promise<void> {
  for (let from = 0; from < keys.length; from += KEYS_PER_MESSAGE) {
    const records = notification(bucket, keys.slice(from, from + KEYS_PER_MESSAGE));
    const body = { ...records, ...(target === undefined ? {} : { target }) };
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }),
    );
  }
}

/** A notification of S3 as far as the indexer reads it: names only, keys encoded like a form. */
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
