import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { documentKeys } from '../../services/devkit/documents/bucket/document-keys.ts';
import { notifyIndexer } from '../../services/devkit/documents/bucket/notify-indexer.ts';
import { IndexerLoop } from './indexer-loop.ts';
import { type SearchServer, startSearchServer } from './search-server.ts';
import { type StorageServer, startStorageServer } from './storage-server.ts';

/** A bucket of documents with its queue, its indexer and its search, over the wire. */
export interface DocumentsServer {
  readonly storage: StorageServer;
  readonly search: SearchServer;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly queueUrl: string;
  /**
   * Does some work while the indexer looks at every document again and again: the bucket notifies nobody. Resolves with what
   * the work does.
   */
  whileIndexing<Result>(work: Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Starts it with an empty bucket. */
export async function startDocumentsServer(bucket: string): Promise<DocumentsServer> {
  const storage = await startStorageServer();
  const search = await startSearchServer();
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  const sqs = new SQSClient(storage);
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: bucket }));
  const queue = { sqs, bucket, queueUrl };
  const indexer = new IndexerLoop({ s3, ...queue, search: search.client, alias: 'passages' });
  return {
    storage,
    search,
    s3,
    bucket,
    queueUrl,
    async whileIndexing(work) {
      let isOver = false;
      const ended = work.finally(() => {
        isOver = true;
      });
      // The last round begins after the work, so that it indexes all of it.
      for (let isLast = false; !isLast; ) {
        isLast = isOver;
        await notifyIndexer(queue, await documentKeys(s3, bucket));
        await indexer.drain();
      }
      return ended;
    },
    async close() {
      await storage.close();
      await search.close();
    },
  };
}
