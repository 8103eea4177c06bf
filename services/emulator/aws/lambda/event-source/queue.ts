import type { GetQueueUrlResult, Message, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { Caller, Dispatcher } from '../../service.ts';

/** What the poller does with a queue, as Lambda does it: through SQS's own operations. */
export interface Queue {
  /** At most 10 messages; waits up to `waitSeconds` for the first. */
  receive(most: number, waitSeconds: number): Promise<readonly Message[]>;
  delete(messages: readonly Message[]): Promise<void>;
  /** Makes messages visible again at once. */
  release(messages: readonly Message[]): Promise<void>;
  visibilityTimeoutSeconds(): Promise<number>;
}

const BATCH = 10;

/** A queue by ARN; `functionArn` says for which function Lambda asks. */
export function openQueue(
  dispatcher: Pick<Dispatcher, 'run'>,
  queueArn: string,
  functionArn: string,
): Queue {
  const [, , , , accountId, name] = queueArn.split(':');
  const caller: Caller = {
    kind: 'service',
    principal: 'lambda.amazonaws.com',
    sourceArn: functionArn,
  };
  let address: string | undefined;

  const run = async <T>(operation: string, input: object) =>
    (await dispatcher.run({ service: 'sqs', operation, input, caller })) as T;

  async function queueUrl(): Promise<string> {
    if (address) return address;
    const input = { QueueName: name, QueueOwnerAWSAccountId: accountId };
    const { QueueUrl = '' } = await run<GetQueueUrlResult>('GetQueueUrl', input);
    address = QueueUrl;
    return address;
  }

  async function inBatches(
    operation: string,
    messages: readonly Message[],
    more: object,
  ): Promise<void> {
    for (let at = 0; at < messages.length; at += BATCH) {
      const Entries = messages.slice(at, at + BATCH).map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
        ...more,
      }));
      await run(operation, { QueueUrl: await queueUrl(), Entries });
    }
  }

  return {
    async receive(most, waitSeconds) {
      const { Messages = [] } = await run<ReceiveMessageResult>('ReceiveMessage', {
        QueueUrl: await queueUrl(),
        MaxNumberOfMessages: Math.min(BATCH, most),
        WaitTimeSeconds: waitSeconds,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
      });
      return Messages;
    },
    delete: (messages) => inBatches('DeleteMessageBatch', messages, {}),
    release: (messages) =>
      inBatches('ChangeMessageVisibilityBatch', messages, { VisibilityTimeout: 0 }),
    async visibilityTimeoutSeconds() {
      const { Attributes } = await run<{ Attributes?: Record<string, string> }>(
        'GetQueueAttributes',
        { QueueUrl: await queueUrl(), AttributeNames: ['VisibilityTimeout'] },
      );
      return Number(Attributes?.VisibilityTimeout ?? 30);
    },
  };
}
