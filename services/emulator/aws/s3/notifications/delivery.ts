import type { Log } from '../../../../base/log.ts';
import { type Retry, RetryQueue } from '../../../../base/retry-queue.ts';
import type { Timers } from '../../../../base/timers.ts';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { Dispatcher } from '../../service.ts';
import type { PendingNotification } from './pending-notification.ts';

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

export interface DeliveryDeps {
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly timers: Timers;
  readonly log: Log;
  /** Called once a message is in its queue, or given up because the queue is gone. */
  readonly onSettled: (notification: PendingNotification) => Promise<void>;
}

interface Attempt {
  readonly notification: PendingNotification;
  readonly retryMs: number;
}

/** Sends messages to queues, in order per queue, and retries until the queue accepts them. */
export class Delivery {
  readonly #deps: DeliveryDeps;
  readonly #queue: RetryQueue<Attempt>;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.#queue = new RetryQueue({
      attempt: (attempt) => this.#attempt(attempt),
      timers: deps.timers,
      laneOf: ({ notification }) => notification.queueArn,
      maxRunning: 1,
      keepsOrder: true,
      onError: (err) => deps.log.error({ err }, 'a bucket notification could not be removed'),
    });
  }

  add(notification: PendingNotification): void {
    this.#queue.add({ notification, retryMs: FIRST_RETRY_MS });
  }

  /** Ends the retries; what was not delivered stays on disk. */
  async close(): Promise<void> {
    await this.#queue.close();
  }

  async #attempt({ notification, retryMs }: Attempt): Promise<Retry<Attempt> | undefined> {
    const { dispatcher, log, onSettled } = this.#deps;
    try {
      await sendToQueue(dispatcher, notification);
    } catch (err) {
      const isGone = err instanceof AwsError && err.code === 'QueueDoesNotExist';
      const { queueArn, bucket } = notification;
      log.warn({ err, queueArn, bucket, isGone }, 'a bucket notification was not delivered');
      if (!isGone) {
        const next = { notification, retryMs: Math.min(retryMs * 2, LONGEST_RETRY_MS) };
        return { item: next, afterMs: retryMs };
      }
    }
    await onSettled(notification);
    return undefined;
  }
}

/** Sends one message as S3, for the bucket. Throws what SQS answers. */
export async function sendToQueue(
  dispatcher: Pick<Dispatcher, 'run'>,
  message: Pick<PendingNotification, 'queueArn' | 'body' | 'bucket'>,
): Promise<void> {
  const { region, accountId, resource: name } = parseArn(message.queueArn);
  await dispatcher.run({
    service: 'sqs',
    operation: 'SendMessage',
    input: {
      QueueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${name}`,
      MessageBody: message.body,
    },
    caller: {
      kind: 'service',
      principal: 's3.amazonaws.com',
      sourceArn: `arn:aws:s3:::${message.bucket}`,
    },
  });
}
