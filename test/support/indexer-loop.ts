import type { S3Client } from '@aws-sdk/client-s3';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Client } from '@opensearch-project/opensearch';
import { systemClock } from '../../services/base/clock.ts';
import { silentLog } from '../../services/base/log.ts';
import { indexByTarget } from '../../services/bot/functions/indexer/index-by-target.ts';
import { S3DocumentSource } from '../../services/bot/functions/indexer/s3-document-source.ts';
import { S3ReportStore } from '../../services/bot/functions/indexer/s3-report-store.ts';
import { OpenSearchGenerations } from '../../services/bot/helpdesk/aws/opensearch-generations.ts';
import { OpenSearchPassageIndex } from '../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { INDEX_REPORT_KEY } from '../../services/bot/helpdesk/documents/index-report.ts';
import type { PassageIndex } from '../../services/bot/helpdesk/documents/passage-index.ts';
import { targetReportKey } from '../../services/bot/helpdesk/documents/reindex-state.ts';
import { directReader } from './direct-reader.ts';

export interface IndexerLoopDeps {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly search: Client;
  readonly bucket: string;
  readonly queueUrl: string;
  readonly alias: string;
}

/** The indexer, which takes a batch of its queue at each step. */
export class IndexerLoop {
  /** The bodies of the messages so far. */
  readonly bodies: string[] = [];
  /** What the index answers as long as it is set. */
  fault: Error | undefined;
  readonly #deps: IndexerLoopDeps;

  constructor(deps: IndexerLoopDeps) {
    this.#deps = deps;
  }

  /** Indexes what is in the queue until it is empty. */
  async drain(): Promise<void> {
    while ((await this.step()) > 0);
  }

  /** Indexes one batch; returns its messages. */
  async step(): Promise<number> {
    const { sqs, queueUrl, bucket, s3 } = this.#deps;
    const received = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 0,
      }),
    );
    const messages = received.Messages ?? [];
    if (messages.length === 0) return 0;
    const records = messages.map(
      ({ MessageId, Body }) => ({ messageId: MessageId, body: Body }) as never,
    );
    this.bodies.push(...messages.map(({ Body = '' }) => Body));
    const { batchItemFailures } = await indexByTarget(
      {
        source: new S3DocumentSource(s3, bucket),
        reader: directReader,
        bucket,
        clock: systemClock,
        log: silentLog,
        targets: this.#targets(),
      },
      records,
    );
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { MessageId = '', ReceiptHandle } of messages) {
      const message = { QueueUrl: queueUrl, ReceiptHandle };
      if (!failed.has(MessageId)) await sqs.send(new DeleteMessageCommand(message));
      else await sqs.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 }));
    }
    return messages.length;
  }

  #targets() {
    const { s3, search, bucket, alias } = this.#deps;
    const generations = new OpenSearchGenerations(search, alias);
    return {
      alias,
      exists: (index: string) => generations.exists(index),
      storesOf: (index?: string) => ({
        passages: this.#passages(index),
        report: new S3ReportStore(
          s3,
          bucket,
          index === undefined ? INDEX_REPORT_KEY : targetReportKey(index),
        ),
      }),
    };
  }

  #passages(index: string | undefined): PassageIndex {
    const { search, alias } = this.#deps;
    const isTarget = index !== undefined;
    const passages = new OpenSearchPassageIndex(search, index ?? alias, { isTarget });
    const { fault } = this;
    if (!fault) return passages;
    const fail = () => Promise.reject(fault);
    return { replace: fail, remove: fail, find: fail };
  }
}
