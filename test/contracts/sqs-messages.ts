import { createHash } from 'node:crypto';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withQueues } from './sqs-context.ts';
import type { ContractTarget } from './target.ts';

export function describeMessages(target: () => ContractTarget): void {
  describe('messages', () => {
    const context = withQueues(target);
    const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
      context().sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
    const countsOf = (queueUrl: string) => context().countsOf(queueUrl);

    it('are received as they were sent', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue();
      const body = 'Hello, é 🎓 & <tags>\n"quotes"';

      const sent = await send(url, body);
      const [message] = await receive(url);

      const md5 = createHash('md5').update(body).digest('hex');
      expect(sent.MD5OfMessageBody).toBe(md5);
      expect(message).toMatchObject({ Body: body, MessageId: sent.MessageId, MD5OfBody: md5 });
      expect(message?.ReceiptHandle).toMatch(/.+/);
    });

    it('carry attributes, with their digest', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue();
      const MessageAttributes = {
        queue: { DataType: 'String', StringValue: 'accounts' },
        count: { DataType: 'Number', StringValue: '42' },
        'photo.small': { DataType: 'Binary.png', BinaryValue: new Uint8Array([1, 2, 3]) },
      };

      const sent = await send(url, 'x', { MessageAttributes });
      const [message] = await receive(url, { MessageAttributeNames: ['All'] });

      expect(sent.MD5OfMessageAttributes).toBe('6bf6f343a4a7e6e99696971557be8ffa');
      expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
      expect(message?.MessageAttributes?.queue).toMatchObject(MessageAttributes.queue);
      expect(message?.MessageAttributes?.count).toMatchObject(MessageAttributes.count);
      expect(message?.MessageAttributes?.['photo.small']?.BinaryValue).toStrictEqual(
        MessageAttributes['photo.small'].BinaryValue,
      );
    });

    it('show only the attributes that the receiver names', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue();
      const text = { DataType: 'String', StringValue: 'x' };
      await send(url, 'x', { MessageAttributes: { 'a.one': text, 'a.two': text, other: text } });

      const [message] = await receive(url, { MessageAttributeNames: ['a.*'] });

      expect(Object.keys(message?.MessageAttributes ?? {}).toSorted()).toStrictEqual([
        'a.one',
        'a.two',
      ]);
    });

    it('are hidden once received, and counted', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue();
      await send(url, 'one');
      await send(url, 'two');

      const [first] = await receive(url, { MaxNumberOfMessages: 1 });
      const rest = await receive(url);

      expect([first?.Body, ...rest.map(({ Body }) => Body)].toSorted()).toStrictEqual([
        'one',
        'two',
      ]);
      expect(await receive(url)).toStrictEqual([]);
      expect(await countsOf(url)).toStrictEqual([0, 2, 0]);
    });

    it('come back when they are given back, and count their receptions', async () => {
      const { sqs, newQueue, receive } = context();
      const url = await newQueue();
      await send(url, 'again');
      const [first] = await receive(url);

      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url,
          ReceiptHandle: first?.ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      );
      const [second] = await receive(url, { MessageSystemAttributeNames: ['All'] });

      expect(second?.MessageId).toBe(first?.MessageId);
      expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
      expect(second?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
      expect(second?.Attributes?.SentTimestamp).toMatch(/^\d{13}$/);
      expect(second?.Attributes?.ApproximateFirstReceiveTimestamp).toMatch(/^\d{13}$/);
    });

    it('come back when their visibility time is over', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue({ VisibilityTimeout: '1' });
      await send(url, 'again');
      await receive(url);

      const [again] = await receive(url, { WaitTimeSeconds: 5 });

      expect(again?.Body).toBe('again');
    });

    it('are gone once deleted', async () => {
      const { sqs, newQueue, receive } = context();
      const url = await newQueue();
      await send(url, 'done');
      const [message] = await receive(url);

      const { ReceiptHandle } = message ?? {};
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));

      expect(await countsOf(url)).toStrictEqual([0, 0, 0]);
    });

    it('cannot be deleted by a handle that is none', async () => {
      const { sqs, newQueue } = context();
      const url = await newQueue();

      const remove = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'nonsense' });

      expect(await errorOf(sqs.send(remove))).toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    });

    it('are waited for', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue({ ReceiveMessageWaitTimeSeconds: '10' });

      const waiting = receive(url);
      await send(url, 'late');

      expect((await waiting).map(({ Body }) => Body)).toStrictEqual(['late']);
    });

    it('may be delayed', async () => {
      const { newQueue, receive } = context();
      const url = await newQueue();
      await send(url, 'later', { DelaySeconds: 1 });

      const now = await receive(url);
      const delayed = await countsOf(url);
      const later = await receive(url, { WaitTimeSeconds: 5 });

      expect(now).toStrictEqual([]);
      expect(delayed).toStrictEqual([0, 0, 1]);
      expect(later.map(({ Body }) => Body)).toStrictEqual(['later']);
    });

    it('go to the dead-letter queue when they are received too often', async () => {
      const { sqs, newQueue, receive } = context();
      const dead = await newQueue();
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['QueueArn'] }),
      );
      const deadLetterTargetArn = Attributes?.QueueArn;
      const url = await newQueue({
        VisibilityTimeout: '0',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }),
      });
      const sent = await send(url, 'poison');

      const received = [await receive(url), await receive(url), await receive(url)].flat();
      const [letter] = await receive(dead, { WaitTimeSeconds: 5 });

      expect(received).toHaveLength(2);
      expect(letter).toMatchObject({ Body: 'poison', MessageId: sent.MessageId });
    });

    it.each([
      ['characters that XML forbids', { MessageBody: 'a\u0000b' }],
      ['more than a megabyte', { MessageBody: 'x'.repeat(1024 * 1024 + 1) }],
      [
        'an attribute of no known type',
        {
          MessageBody: 'x',
          MessageAttributes: { a: { DataType: 'Colour', StringValue: 'red' } },
        },
      ],
    ])('are refused with %s', async (_what, input) => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();

      const error = await errorOf(sqs.send(new SendMessageCommand({ QueueUrl, ...input })));

      expect(error.status).toBe(400);
      expect(await countsOf(QueueUrl)).toStrictEqual([0, 0, 0]);
    });

    it('are all gone when the queue is purged', async () => {
      const { sqs, newQueue, receive } = context();
      const url = await newQueue();
      await send(url, 'one');
      await send(url, 'two');
      await receive(url, { MaxNumberOfMessages: 1 });

      await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));

      expect(await countsOf(url)).toStrictEqual([0, 0, 0]);
    });
  });
}
