import { randomUUID } from 'node:crypto';
import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  paginateListSubscriptions,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { errorOf } from './error-of.ts';
import { withTopics } from './sns-context.ts';
import type { ContractTarget } from './target.ts';

export function describeSubscriptions(target: () => ContractTarget): void {
  describe('subscriptions', () => {
    const context = withTopics(target);

    it('of a queue are confirmed at once, described and listed', async () => {
      const { sns, newTopic, subscribe } = context();
      const TopicArn = await newTopic();
      const { subscriptionArn, queueArn } = await subscribe(TopicArn);

      const { Attributes } = await sns.send(
        new GetSubscriptionAttributesCommand({ SubscriptionArn: subscriptionArn }),
      );
      const listed = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      const all: (string | undefined)[] = [];
      for await (const page of paginateListSubscriptions({ client: sns }, {})) {
        all.push(...(page.Subscriptions ?? []).map(({ SubscriptionArn }) => SubscriptionArn));
      }

      expect(subscriptionArn.startsWith(`${TopicArn}:`)).toBe(true);
      expect(Attributes).toMatchObject({
        SubscriptionArn: subscriptionArn,
        TopicArn,
        Protocol: 'sqs',
        Endpoint: queueArn,
        Owner: '000000000000',
        PendingConfirmation: 'false',
        ConfirmationWasAuthenticated: 'true',
        RawMessageDelivery: 'false',
      });
      expect(listed.Subscriptions).toStrictEqual([
        {
          SubscriptionArn: subscriptionArn,
          TopicArn,
          Protocol: 'sqs',
          Endpoint: queueArn,
          Owner: '000000000000',
        },
      ]);
      expect(all).toContain(subscriptionArn);
    });

    it('are the same for the same endpoint', async () => {
      const { sns, newTopic, subscribe } = context();
      const TopicArn = await newTopic();
      const first = await subscribe(TopicArn);

      const { SubscriptionArn } = await sns.send(
        new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: first.queueArn }),
      );

      expect(SubscriptionArn).toBe(first.subscriptionArn);
    });

    it('of an address wait until they are confirmed', async () => {
      const { sns, newTopic } = context();
      const TopicArn = await newTopic();
      const Endpoint = 'staff@example.edu';

      const { SubscriptionArn } = await sns.send(
        new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }),
      );

      const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      expect(SubscriptionArn).toBe('pending confirmation');
      expect(Subscriptions).toMatchObject([
        { SubscriptionArn: 'PendingConfirmation', Protocol: 'email', Endpoint },
      ]);
    });

    it('become raw when they are set to', async () => {
      const { sns, newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const { subscriptionArn, next } = await subscribe(TopicArn);

      await sns.send(
        new SetSubscriptionAttributesCommand({
          SubscriptionArn: subscriptionArn,
          AttributeName: 'RawMessageDelivery',
          AttributeValue: 'true',
        }),
      );
      await publish(TopicArn, 'Hello');

      expect((await next())?.Body).toBe('Hello');
    });

    it('get nothing any more once they are cancelled', async () => {
      const { sns, newTopic, subscribe, publish } = context();
      const TopicArn = await newTopic();
      const left = await subscribe(TopicArn, { RawMessageDelivery: 'true' });
      const stays = await subscribe(TopicArn, { RawMessageDelivery: 'true' });

      await sns.send(new UnsubscribeCommand({ SubscriptionArn: left.subscriptionArn }));
      await publish(TopicArn, 'Hello');

      expect((await stays.next())?.Body).toBe('Hello');
      expect(await left.next(0)).toBeUndefined();
    });

    it.each([
      ['http', 'https://example.edu/x', 'Endpoint must match the specified protocol'],
      ['sqs', 'http://example.edu/queue', 'SQS endpoint ARN'],
      ['email', 'nobody', 'Email address'],
      ['pigeon', 'x', 'Amazon SNS does not support this protocol string: pigeon'],
    ])('by %s to %s are refused', async (Protocol, Endpoint, why) => {
      const { sns, newTopic } = context();
      const TopicArn = await newTopic();

      const subscribed = sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));

      await expect(subscribed).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: `Invalid parameter: ${why}`,
      });
    });

    it('to a topic that never was are refused', async () => {
      const TopicArn = `arn:aws:sns:${target().region}:000000000000:${randomUUID()}`;
      const Endpoint = 'staff@example.edu';
      const subscribe = new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint });

      expect(await errorOf(context().sns.send(subscribe))).toStrictEqual({
        name: 'NotFoundException',
        status: 404,
      });
    });
  });
}
