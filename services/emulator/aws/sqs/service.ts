import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as client from '@aws-sdk/client-sqs';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import { bindTo } from '../bind-to.ts';
import type { AwsService, Operation } from '../service.ts';
import { sqsBodyLimit } from './body-limit.ts';
import type { SqsDeps } from './deps.ts';
import { changeMessageVisibility } from './operations/change-message-visibility.ts';
import { changeMessageVisibilityBatch } from './operations/change-message-visibility-batch.ts';
import { createQueue } from './operations/create-queue.ts';
import { deleteMessage } from './operations/delete-message.ts';
import { deleteMessageBatch } from './operations/delete-message-batch.ts';
import { deleteQueue } from './operations/delete-queue.ts';
import { getQueueAttributes } from './operations/get-queue-attributes.ts';
import { getQueueUrl } from './operations/get-queue-url.ts';
import { listDeadLetterSourceQueues } from './operations/list-dead-letter-source-queues.ts';
import { listQueueTags } from './operations/list-queue-tags.ts';
import { listQueues } from './operations/list-queues.ts';
import { purgeQueue } from './operations/purge-queue.ts';
import { receiveMessage } from './operations/receive-message.ts';
import { sendMessage } from './operations/send-message.ts';
import { sendMessageBatch } from './operations/send-message-batch.ts';
import { setQueueAttributes } from './operations/set-queue-attributes.ts';
import { tagQueue } from './operations/tag-queue.ts';
import { untagQueue } from './operations/untag-queue.ts';
import { Queues } from './queues.ts';

export interface SqsOptions {
  /** State is stored in `<dataDir>/sqs`. */
  readonly dataDir: string;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly newId?: () => string;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

export interface Sqs {
  readonly service: AwsService;
  /** Returns the queue's resource policy as JSON, or undefined if it has none. */
  queuePolicy(queueArn: string): string | undefined;
  /** Ends waiting receive calls with an empty result, and closes the files. */
  close(): Promise<void>;
}

/** Opens the embedded SQS in its folder. */
export async function openSqs(options: SqsOptions): Promise<Sqs> {
  const { dataDir, clock = systemClock, timers = realTimers, newId = randomUUID, damage } = options;
  const queues = await Queues.open(join(dataDir, 'sqs'), { clock, timers, damage });
  return {
    service: {
      name: 'sqs',
      client,
      bodyLimit: sqsBodyLimit,
      operations: operationsOf({ queues, clock, newId }),
    },
    queuePolicy: (queueArn) => queues.findByArn(queueArn)?.record.attributes.Policy,
    close: () => queues.close(),
  };
}

function operationsOf(deps: SqsDeps): Record<string, Operation> {
  const bind = bindTo(deps);
  return {
    ChangeMessageVisibility: bind(changeMessageVisibility),
    ChangeMessageVisibilityBatch: bind(changeMessageVisibilityBatch),
    CreateQueue: bind(createQueue),
    DeleteMessage: bind(deleteMessage),
    DeleteMessageBatch: bind(deleteMessageBatch),
    DeleteQueue: bind(deleteQueue),
    GetQueueAttributes: bind(getQueueAttributes),
    GetQueueUrl: bind(getQueueUrl),
    ListDeadLetterSourceQueues: bind(listDeadLetterSourceQueues),
    ListQueues: bind(listQueues),
    ListQueueTags: bind(listQueueTags),
    PurgeQueue: bind(purgeQueue),
    ReceiveMessage: bind(receiveMessage),
    SendMessage: bind(sendMessage),
    SendMessageBatch: bind(sendMessageBatch),
    SetQueueAttributes: bind(setQueueAttributes),
    TagQueue: bind(tagQueue),
    UntagQueue: bind(untagQueue),
  };
}
