import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

const POLL_MS = 25;
const LIMIT_MS = 60_000;

/**
 * Waits until no upload waits for the indexer, so that "ready" means that a first question finds its answer.
 * @returns false where it took longer than a minute: something is wrong with the indexer, and its log says what
 */
export async function waitUntilIndexed(client: SQSClient, queueUrl: string): Promise<boolean> {
  const deadline = performance.now() + LIMIT_MS;
  while (performance.now() < deadline) {
    if ((await waiting(client, queueUrl)) === 0) return true;
    await pause(POLL_MS);
  }
  return false;
}

async function waiting(client: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}
