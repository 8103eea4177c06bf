import type { Log } from '../../../../base/log.ts';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { Dispatcher } from '../../service.ts';
import type { Intent } from './intents.ts';

const firstRetryMs = 500;
const longestRetryMs = 60_000;

export interface DeliveryDeps {
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly log: Log;
  /** Called once a message is in its queue, or given up because the queue is gone. */
  readonly onSettled: (intent: Intent) => Promise<void>;
}

/** Sends messages to queues, in order per queue, and tries again until the queue has taken them. */
export class Delivery {
  readonly #needs: DeliveryDeps;
  readonly #lines = new Map<string, Intent[]>();
  readonly #working = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(deps: DeliveryDeps) {
    this.#needs = deps;
  }

  add(intent: Intent): void {
    if (this.#stop.signal.aborted) return;
    const line = this.#lines.get(intent.queueArn);
    if (line) {
      line.push(intent);
      return;
    }
    this.#lines.set(intent.queueArn, [intent]);
    const work = this.#work(intent.queueArn).finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Ends the retries; what was not delivered stays an intent on disk. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#working);
  }

  async #work(queueArn: string): Promise<void> {
    const line = this.#lines.get(queueArn) ?? [];
    let retryMs = firstRetryMs;
    while (line[0] && !this.#stop.signal.aborted) {
      if (await this.#settle(line[0])) {
        line.shift();
        retryMs = firstRetryMs;
      } else {
        await this.#pause(retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
    this.#lines.delete(queueArn);
  }

  /** False where it is worth trying again. */
  async #settle(intent: Intent): Promise<boolean> {
    const { dispatcher, log, onSettled } = this.#needs;
    try {
      await sendToQueue(dispatcher, intent);
    } catch (error) {
      const isGone = error instanceof AwsError && error.code === 'QueueDoesNotExist';
      const { queueArn, bucket } = intent;
      log.warn({ err: error, queueArn, bucket, isGone }, 'a bucket notification was not delivered');
      if (!isGone) return false;
    }
    await onSettled(intent);
    return true;
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#stop;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}

/** One SendMessage in the name of S3 for the bucket. */
export async function sendToQueue(
  dispatcher: Pick<Dispatcher, 'run'>,
  message: Pick<Intent, 'queueArn' | 'body' | 'bucket'>,
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
