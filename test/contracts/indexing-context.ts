import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Client } from '@opensearch-project/opensearch';
import { afterAll, beforeAll } from 'vitest';
import { systemClock } from '../../services/base/clock.ts';
import { silentLog } from '../../services/base/log.ts';
import { changedKeys } from '../../services/bot/functions/indexer/changed-keys.ts';
import { indexChanges } from '../../services/bot/functions/indexer/index-changes.ts';
import { S3DocumentSource } from '../../services/bot/functions/indexer/s3-document-source.ts';
import { S3ReportStore } from '../../services/bot/functions/indexer/s3-report-store.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import type { PassageIndex } from '../../services/bot/helpdesk/documents/passage-index.ts';
import { directReader } from '../support/direct-reader.ts';
import { removeNamed, signedClient } from './search-context.ts';
import type { IndexingTarget } from './target.ts';

/** A bucket that notifies a queue of its documents, an indexer that consumes the messages, and an index. */
export interface IndexingContext {
  readonly search: Client;
  readonly index: string;
  put(key: string, body: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Passes messages to the indexer until it has received all these keys. Returns how many messages failed. */
  indexed(keys: readonly string[], passages?: PassageIndex): Promise<number>;
  report(): Promise<IndexReport>;
}

export interface IndexReport {
  readonly documents: Readonly<
    Record<string, { state: string; reason?: string; passages?: number } | undefined>
  >;
}

/** Failed messages become visible again after this time. */
const VISIBILITY_SECONDS = 1;

export function withIndexer(target: () => IndexingTarget): () => IndexingContext {
  let context: IndexingContext;
  let remove: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const { endpoint, region, credentials } = target().aws;
    const settings = { endpoint, region, credentials };
    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    const sqs = new SQSClient(settings);
    const search = signedClient(target().search);
    const name = `contract-${randomUUID()}`;
    const queueUrl = await notifyingBucket(s3, sqs, name);
    const deps = {
      source: new S3DocumentSource(s3, name),
      reader: directReader,
      passages: new OpenSearchPassageIndex(search, name),
      report: new S3ReportStore(s3, name),
      bucket: name,
      clock: systemClock,
      log: silentLog,
    };
    context = {
      search,
      index: name,
      async put(Key, Body) {
        await s3.send(new PutObjectCommand({ Bucket: name, Key, Body }));
      },
      async remove(Key) {
        await s3.send(new DeleteObjectCommand({ Bucket: name, Key }));
      },
      async indexed(keys, passages = deps.passages) {
        const missing = new Set(keys);
        let givenBack = 0;
        while (missing.size > 0) {
          const messages = await receive(sqs, queueUrl);
          const { batchItemFailures } = await indexChanges(
            { ...deps, passages },
            messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body }) as never),
          );
          const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
          givenBack += failed.size;
          await acknowledge(sqs, queueUrl, messages, failed);
          for (const { Body = '' } of messages) {
            for (const key of changedKeys(Body, name)) missing.delete(key);
          }
        }
        return givenBack;
      },
      async report() {
        const stored = await s3.send(
          new GetObjectCommand({ Bucket: name, Key: 'reports/index.json' }),
        );
        return JSON.parse((await stored.Body?.transformToString()) ?? '') as IndexReport;
      },
    };
    remove = async () => {
      await removeBucket(s3, name);
      await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
      await removeNamed(search, name);
      await search.close();
      s3.destroy();
      sqs.destroy();
    };
  });
  afterAll(() => remove());
  return () => context;
}

/** As in infra/storage.yaml: objects created and removed below documents/, and no others. */
async function notifyingBucket(s3: S3Client, sqs: SQSClient, name: string): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: { VisibilityTimeout: String(VISIBILITY_SECONDS) },
    }),
  );
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  const Filter = { Key: { FilterRules: [{ Name: 'prefix' as const, Value: 'documents/' }] } };
  const configurations = (['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] as const).map((event) => ({
    QueueArn: Attributes?.QueueArn,
    Events: [event],
    Filter,
  }));
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: name,
      NotificationConfiguration: { QueueConfigurations: configurations },
    }),
  );
  return QueueUrl;
}

async function receive(sqs: SQSClient, QueueUrl: string): Promise<Message[]> {
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
  );
  if (!Messages) throw new Error('The queue was told of nothing for 20 seconds.');
  return Messages;
}

async function acknowledge(
  sqs: SQSClient,
  QueueUrl: string,
  messages: readonly Message[],
  failed: ReadonlySet<string>,
): Promise<void> {
  const done = messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
  if (done.length === 0) return;
  const Entries = done.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId, ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}

async function removeBucket(s3: S3Client, Bucket: string): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
