import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withQueues } from './sqs-context.ts';
import type { ContractTarget } from './target.ts';

export function describeQueues(target: () => ContractTarget): void {
  describe('queues', () => {
    const context = withQueues(target);
    const attributesOf = async (QueueUrl: string) => {
      const { sqs } = context();
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      return Attributes;
    };

    it('are found by name and listed', async () => {
      const { sqs, newQueue } = context();
      const url = await newQueue();
      const QueueName = url.split('/').at(-1);

      const found = await sqs.send(new GetQueueUrlCommand({ QueueName }));
      const ofOwner = await sqs.send(
        new GetQueueUrlCommand({ QueueName, QueueOwnerAWSAccountId: '000000000000' }),
      );
      const listed = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'contract-' }));

      expect(found.QueueUrl).toBe(url);
      expect(ofOwner.QueueUrl).toBe(url);
      expect(url).toMatch(/\/000000000000\/contract-/);
      expect(listed.QueueUrls).toContain(url);
    });

    it('start out with the defaults', async () => {
      const url = await context().newQueue();

      const attributes = await attributesOf(url);

      expect(attributes).toMatchObject({
        QueueArn: `arn:aws:sqs:${target().region}:000000000000:${url.split('/').at(-1)}`,
        VisibilityTimeout: '30',
        DelaySeconds: '0',
        MessageRetentionPeriod: '345600',
        ReceiveMessageWaitTimeSeconds: '0',
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
        ApproximateNumberOfMessagesDelayed: '0',
      });
      expect(attributes.CreatedTimestamp).toMatch(/^\d{10}$/);
    });

    it('are made once, however often the same is asked for', async () => {
      const { sqs } = context();
      const create = (VisibilityTimeout: string) =>
        sqs.send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout } }));
      const QueueName = `contract-${randomUUID()}`;

      const first = await create('60');
      const again = await create('60');
      const other = await errorOf(create('61'));
      await sqs.send(new DeleteQueueCommand({ QueueUrl: first.QueueUrl }));

      expect(again.QueueUrl).toBe(first.QueueUrl);
      expect(other).toMatchObject({ name: 'QueueNameExists', status: 400 });
    });

    it('change their attributes', async () => {
      const { sqs, newQueue } = context();
      const url = await newQueue({ VisibilityTimeout: '5' });

      await sqs.send(
        new SetQueueAttributesCommand({
          QueueUrl: url,
          Attributes: { VisibilityTimeout: '7', MessageRetentionPeriod: '3600' },
        }),
      );

      expect(await attributesOf(url)).toMatchObject({
        VisibilityTimeout: '7',
        MessageRetentionPeriod: '3600',
      });
    });

    it.each([
      { VisibilityTimeout: '43201' },
      { DelaySeconds: '901' },
      { MessageRetentionPeriod: '59' },
      { ReceiveMessageWaitTimeSeconds: 'soon' },
    ])('are refused with %j', async (Attributes: Record<string, string>) => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();

      const set = new SetQueueAttributesCommand({ QueueUrl, Attributes });

      expect(await errorOf(sqs.send(set))).toMatchObject({ name: 'InvalidAttributeValue' });
    });

    it('are refused with an attribute that there is not', async () => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();

      const set = new SetQueueAttributesCommand({
        QueueUrl,
        Attributes: { Colour: 'red' } as Record<string, string>,
      });

      expect(await errorOf(sqs.send(set))).toMatchObject({ name: 'InvalidAttributeName' });
    });

    it('that do not exist are refused', async () => {
      const { sqs } = context();

      const get = new GetQueueUrlCommand({ QueueName: 'contract-no-such-queue' });

      expect(await errorOf(sqs.send(get))).toMatchObject({
        name: 'QueueDoesNotExist',
        status: 400,
      });
    });

    it('know whose dead letters they take', async () => {
      const { sqs, newQueue } = context();
      const dead = await newQueue();
      const { QueueArn } = await attributesOf(dead);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: QueueArn, maxReceiveCount: 3 });

      const source = await newQueue({ RedrivePolicy });

      const listed = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
      expect(listed.queueUrls).toStrictEqual([source]);
      expect(JSON.parse((await attributesOf(source)).RedrivePolicy ?? '')).toStrictEqual(
        JSON.parse(RedrivePolicy),
      );
    });

    it('are refused a dead-letter queue that does not exist', async () => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();
      const deadLetterTargetArn = `arn:aws:sqs:${target().region}:000000000000:missing`;

      const set = new SetQueueAttributesCommand({
        QueueUrl,
        Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }) },
      });

      expect((await errorOf(sqs.send(set))).status).toBe(400);
    });

    it('keep what the documents queue is made with', async () => {
      const { sqs, newQueue } = context();
      const dead = await newQueue({
        MessageRetentionPeriod: '1209600',
        SqsManagedSseEnabled: 'true',
      });
      const { QueueArn: deadLetterTargetArn } = await attributesOf(dead);
      const attributes = {
        VisibilityTimeout: '360',
        MessageRetentionPeriod: '1209600',
        ReceiveMessageWaitTimeSeconds: '20',
        SqsManagedSseEnabled: 'true',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }),
      };
      const url = await newQueue(attributes);
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'BucketAnnouncesUploads',
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: (await attributesOf(url)).QueueArn,
            Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } },
          },
        ],
      });

      await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy } }));

      const { Policy: kept = '', RedrivePolicy = '', ...others } = await attributesOf(url);
      expect(others).toMatchObject({
        VisibilityTimeout: '360',
        MessageRetentionPeriod: '1209600',
        ReceiveMessageWaitTimeSeconds: '20',
        SqsManagedSseEnabled: 'true',
      });
      expect(JSON.parse(RedrivePolicy)).toStrictEqual(JSON.parse(attributes.RedrivePolicy));
      expect(JSON.parse(kept)).toStrictEqual(JSON.parse(Policy));
    });

    it('keep tags', async () => {
      const { sqs, newQueue } = context();
      const QueueUrl = await newQueue();

      await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'help desk', stage: 'test' } }));
      await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }));

      const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
      expect(Tags).toStrictEqual({ team: 'help desk' });
    });
  });
}
