import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface ReindexNeeds {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly bucket: string;
  readonly queueUrl: string;
  /** How many passages the index holds. */
  readonly countPassages: () => Promise<number>;
}

const PREFIX = 'documents/';
const KEYS_A_MESSAGE = 10;

/**
 * Tells the indexer of every document anew where the index is empty beside a bucket that is not: the bucket is what
 * counts, the index can always be made again from it.
 * @returns how many documents that were
 */
export async function reindexWhereLost(needs: ReindexNeeds): Promise<number> {
  if ((await needs.countPassages()) > 0) return 0;
  const keys = await documentKeys(needs);
  for (let from = 0; from < keys.length; from += KEYS_A_MESSAGE) {
    const body = notification(needs.bucket, keys.slice(from, from + KEYS_A_MESSAGE));
    await needs.sqs.send(
      new SendMessageCommand({ QueueUrl: needs.queueUrl, MessageBody: JSON.stringify(body) }),
    );
  }
  return keys.length;
}

async function documentKeys({ s3, bucket }: ReindexNeeds): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2(
    { client: s3 },
    { Bucket: bucket, Prefix: PREFIX },
  )) {
    for (const { Key } of page.Contents ?? []) if (Key) keys.push(Key);
  }
  return keys;
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
