import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withQueues } from './sqs-context.ts';
import type { ContractTarget } from './target.ts';

export function describeBatches(target: () => ContractTarget): void {
  describe('messages in batches', () => {
    const context = withQueues(target);

    it('are sent, hidden and deleted by the batch, each for itself', async () => {
      const { sqs, newQueue, receive, countsOf } = context();
      const url = await newQueue();
      const sent = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: [
            { Id: 'a', MessageBody: 'one' },
            { Id: 'b', MessageBody: 'two', DelaySeconds: 901 },
            { Id: 'c', MessageBody: 'three' },
          ],
        }),
      );
      const messages = await receive(url);
      const handles = messages.map(({ ReceiptHandle }, index) => ({
        Id: `m${index}`,
        ReceiptHandle,
      }));
      const changed = await sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: url,
          Entries: handles.map((entry) => ({ ...entry, VisibilityTimeout: 60 })),
        }),
      );
      const deleted = await sqs.send(
        new DeleteMessageBatchCommand({ QueueUrl: url, Entries: handles }),
      );

      expect(sent.Successful?.map(({ Id }) => Id)).toStrictEqual(['a', 'c']);
      expect(sent.Failed).toMatchObject([{ Id: 'b', SenderFault: true }]);
      expect(messages.map(({ Body }) => Body).toSorted()).toStrictEqual(['one', 'three']);
      expect(changed.Successful).toHaveLength(2);
      expect(deleted.Successful).toHaveLength(2);
      expect(await countsOf(url)).toStrictEqual([0, 0, 0]);
    });

    it.each([
      { Entries: [], name: 'EmptyBatchRequest' },
      { Entries: ['a', 'a'], name: 'BatchEntryIdsNotDistinct' },
      { Entries: ['not an id'], name: 'InvalidBatchEntryId' },
      {
        Entries: Array.from({ length: 11 }, (_, i) => `${i}`),
        name: 'TooManyEntriesInBatchRequest',
      },
    ])('are refused in a batch that is wrong: $name', async ({ Entries, name }) => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();

      const batch = new SendMessageBatchCommand({
        QueueUrl,
        Entries: Entries.map((Id) => ({ Id, MessageBody: 'x' })),
      });

      expect(await errorOf(sqs.send(batch))).toMatchObject({ name, status: 400 });
    });
  });
}
