import type { GetQueueUrlResult, Message, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import { parseArn } from '../../arn.ts';
import type { Caller, Dispatcher } from '../../service.ts';

/** The most messages that one SQS request can receive, delete or change. */
const BATCH = 10;

/** A queue as Lambda uses it: through SQS's own operations, in the name of a function. */
export class Queue {
  readonly #dispatcher: Pick<Dispatcher, 'run'>;
  readonly #queueArn: string;
  readonly #caller: Caller;
  #url: string | undefined;

  constructor(dispatcher: Pick<Dispatcher, 'run'>, queueArn: string, functionArn: string) {
    this.#dispatcher = dispatcher;
    this.#queueArn = queueArn;
    this.#caller = {
      kind: 'service',
      principal: 'lambda.amazonaws.com',
      sourceArn: functionArn,
    };
  }

  /** Receives at most 10 messages; waits up to `waitSeconds` for the first. */
  async receive(most: number, waitSeconds: number): Promise<readonly Message[]> {
    const { Messages = [] } = await this.#run<ReceiveMessageResult>('ReceiveMessage', {
      QueueUrl: await this.#queueUrl(),
      MaxNumberOfMessages: Math.min(BATCH, most),
      WaitTimeSeconds: waitSeconds,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    return Messages;
  }

  delete(messages: readonly Message[]): Promise<void> {
    return this.#inBatches('DeleteMessageBatch', messages, {});
  }

  /** Makes messages visible again at once. */
  release(messages: readonly Message[]): Promise<void> {
    return this.#inBatches('ChangeMessageVisibilityBatch', messages, { VisibilityTimeout: 0 });
  }

  async visibilityTimeoutSeconds(): Promise<number> {
    const { Attributes } = await this.#run<{ Attributes?: Record<string, string> }>(
      'GetQueueAttributes',
      { QueueUrl: await this.#queueUrl(), AttributeNames: ['VisibilityTimeout'] },
    );
    return Number(Attributes?.VisibilityTimeout ?? 30);
  }

  async #queueUrl(): Promise<string> {
    if (this.#url) return this.#url;
    const { accountId, resource } = parseArn(this.#queueArn);
    const input = { QueueName: resource, QueueOwnerAWSAccountId: accountId };
    const { QueueUrl = '' } = await this.#run<GetQueueUrlResult>('GetQueueUrl', input);
    this.#url = QueueUrl;
    return QueueUrl;
  }

  async #inBatches(
    operation: string,
    messages: readonly Message[],
    settings: object,
  ): Promise<void> {
    for (let at = 0; at < messages.length; at += BATCH) {
      const Entries = messages.slice(at, at + BATCH).map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
        ...settings,
      }));
      await this.#run(operation, { QueueUrl: await this.#queueUrl(), Entries });
    }
  }

  async #run<T>(operation: string, input: object): Promise<T> {
    const call = { service: 'sqs', operation, input, caller: this.#caller };
    return (await this.#dispatcher.run(call)) as T;
  }
}
