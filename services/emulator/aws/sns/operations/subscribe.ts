import { randomBytes, randomUUID } from 'node:crypto';
import type { SubscribeInput, SubscribeResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { assertSubscriptionAttribute } from '../subscription/subscription-attributes.ts';
import { checkedProtocol, needsConfirmation } from '../subscription/subscription-endpoint.ts';
import type { Subscription } from '../topic.ts';

const TOKEN_DAYS = 3;
const DAY_MS = 86_400_000;

/** SNS Subscribe; the same endpoint again gives the same subscription, and one that waits its confirmation again. */
export async function subscribe(
  { store, deliveries, clock }: SnsDeps,
  input: SubscribeInput,
): Promise<SubscribeResponse> {
  const topic = store.topic(input.TopicArn);
  const endpoint = input.Endpoint ?? '';
  const protocol = checkedProtocol(input.Protocol ?? '', endpoint);
  const attributes = input.Attributes ?? {};
  for (const [name, value] of Object.entries(attributes)) assertSubscriptionAttribute(name, value);
  const known = store
    .subscriptions(topic.arn)
    .find((one) => one.protocol === protocol && one.endpoint === endpoint);
  if (known) assertSameAttributes(known, attributes);
  const now = clock.now();
  const subscription: Subscription = known?.isConfirmed
    ? known
    : {
        arn: known?.arn ?? `${topic.arn}:${randomUUID()}`,
        topicArn: topic.arn,
        protocol,
        endpoint,
        isConfirmed: !needsConfirmation(protocol),
        wasAuthenticated: !needsConfirmation(protocol),
        token: randomBytes(64).toString('hex'),
        tokenExpiresAt: new Date(now.getTime() + TOKEN_DAYS * DAY_MS).toISOString(),
        attributes,
      };
  if (subscription !== known) await store.putSubscription(subscription);
  if (!subscription.isConfirmed)
    await deliveries.accept(confirmation(subscription, now), [subscription]);
  const isShown = subscription.isConfirmed || input.ReturnSubscriptionArn === true;
  return { SubscriptionArn: isShown ? subscription.arn : 'pending confirmation' };
}

function assertSameAttributes(known: Subscription, given: Subscription['attributes']): void {
  const isSame = Object.entries(given).every(([name, value]) => known.attributes[name] === value);
  if (isSame) return;
  throw invalidParameter(
    'Attributes Reason: Subscription already exists with different attributes',
  );
}

function confirmation({ topicArn }: Subscription, now: Date) {
  return {
    type: 'SubscriptionConfirmation' as const,
    messageId: randomUUID(),
    topicArn,
    timestamp: now.toISOString(),
    bodies: {
      default: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    },
    attributes: {},
  };
}
