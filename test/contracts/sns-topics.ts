import { randomUUID } from 'node:crypto';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  PublishCommand,
  paginateListTopics,
  SetTopicAttributesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withTopics } from './sns-context.ts';
import type { ContractTarget } from './target.ts';

export function describeTopics(target: () => ContractTarget): void {
  describe('topics', () => {
    const context = withTopics(target);
    const attributesOf = async (TopicArn: string) => {
      const { Attributes = {} } = await context().sns.send(
        new GetTopicAttributesCommand({ TopicArn }),
      );
      return Attributes;
    };
    const nameIn = (arn: string) => arn.split(':').at(-1);

    it('are the same when they are created again', async () => {
      const { sns, newTopic } = context();
      const arn = await newTopic();

      const again = await sns.send(new CreateTopicCommand({ Name: nameIn(arn) }));

      expect(arn).toBe(`arn:aws:sns:${target().region}:000000000000:${nameIn(arn)}`);
      expect(again.TopicArn).toBe(arn);
    });

    it('are refused when they are created again with other attributes', async () => {
      const { sns, newTopic } = context();
      const arn = await newTopic({ Attributes: { DisplayName: 'Tickets' } });

      const again = new CreateTopicCommand({
        Name: nameIn(arn),
        Attributes: { DisplayName: 'Other' },
      });

      await expect(sns.send(again)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message:
          'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
      });
    });

    it('are listed', async () => {
      const { sns, newTopic } = context();
      const arns = [await newTopic(), await newTopic()];

      const listed: (string | undefined)[] = [];
      for await (const { Topics } of paginateListTopics({ client: sns }, {})) {
        listed.push(...(Topics ?? []).map(({ TopicArn }) => TopicArn));
      }

      expect(listed).toStrictEqual(expect.arrayContaining(arns));
    });

    it('are listed a hundred at a time', { timeout: 60_000 }, async () => {
      const { sns, newTopic } = context();
      for (let count = 0; count < 101; count++) await newTopic();

      const pages: number[] = [];
      for await (const { Topics } of paginateListTopics({ client: sns }, {})) {
        pages.push(Topics?.length ?? 0);
      }

      expect(pages[0]).toBe(100);
      expect(pages[1]).toBeGreaterThan(0);
    });

    it('have attributes that are set and read', async () => {
      const { sns, newTopic } = context();
      const TopicArn = await newTopic({ Attributes: { DisplayName: 'Tickets' } });

      await sns.send(
        new SetTopicAttributesCommand({
          TopicArn,
          AttributeName: 'DisplayName',
          AttributeValue: 'Support tickets',
        }),
      );

      expect(await attributesOf(TopicArn)).toMatchObject({
        DisplayName: 'Support tickets',
        TopicArn,
        Owner: '000000000000',
        SubscriptionsConfirmed: '0',
        SubscriptionsPending: '0',
        SubscriptionsDeleted: '0',
      });
    });

    it('keep a policy', async () => {
      const { sns, newTopic } = context();
      const TopicArn = await newTopic();
      const policy = {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AlarmsPublish',
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Resource: TopicArn,
            Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } },
          },
        ],
      };

      const AttributeValue = JSON.stringify(policy);
      await sns.send(
        new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }),
      );

      expect(JSON.parse((await attributesOf(TopicArn)).Policy ?? '')).toStrictEqual(policy);
    });

    it('have tags', async () => {
      const { sns, newTopic } = context();
      const ResourceArn = await newTopic({ Tags: [{ Key: 'a', Value: '1' }] });

      await sns.send(new TagResourceCommand({ ResourceArn, Tags: [{ Key: 'b', Value: '2' }] }));
      await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['a'] }));

      const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn }));
      expect(Tags).toStrictEqual([{ Key: 'b', Value: '2' }]);
    });

    it('are gone when they are deleted, and deleting them again is no error', async () => {
      const { sns, newTopic } = context();
      const TopicArn = await newTopic();

      await sns.send(new DeleteTopicCommand({ TopicArn }));
      await sns.send(new DeleteTopicCommand({ TopicArn }));

      await expect(sns.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({
        name: 'NotFoundException',
        message: 'Topic does not exist',
        $metadata: { httpStatusCode: 404 },
      });
      expect(await errorOf(sns.send(new GetTopicAttributesCommand({ TopicArn })))).toStrictEqual({
        name: 'NotFoundException',
        status: 404,
      });
    });

    it.each(['', 'a b', 'x'.repeat(257)])('are refused with the name %j', async (Name) => {
      const create = new CreateTopicCommand({ Name });

      expect(await errorOf(context().sns.send(create))).toStrictEqual({
        name: 'InvalidParameterException',
        status: 400,
      });
    });

    it('that never were are not found', async () => {
      const TopicArn = `arn:aws:sns:${target().region}:000000000000:${randomUUID()}`;
      const set = new SetTopicAttributesCommand({
        TopicArn,
        AttributeName: 'DisplayName',
        AttributeValue: 'x',
      });

      expect(await errorOf(context().sns.send(set))).toStrictEqual({
        name: 'NotFoundException',
        status: 404,
      });
    });
  });
}
