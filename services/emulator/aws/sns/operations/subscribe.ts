import { randomBytes, randomUUID } from 'node:crypto';
import type { SubscribeInput, SubscribeResponse } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import { assertSubscriptionAttribute } from '../subscription/subscription-attributes.ts';
import {
  checkSubscriptionEndpoint,
  needsConfirmation,
} from '../subscription/subscription-endpoint.ts';
import type { Protocol, Subscription } from '../topic.ts';

const TOKEN_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * SNS Subscribe. Returns the existing subscription if the endpoint has one. If that is not confirmed yet, its
 * confirmation message is sent again.
 */
export async function subscribe(
  { store, deliveries, clock }: SnsDeps,
  input: SubscribeInput,
): Promise<SubscribeResponse> {
  const topic = store.topic(input.TopicArn);
  const endpoint = input.Endpoint ?? '';
  const protocol = checkSubscriptionEndpoint(input.Protocol ?? '', endpoint);
  const attributes = input.Attributes ?? {};
  for (const [name, value] of Object.entries(attributes)) assertSubscriptionAttribute(name, value);
  const known = store
    .subscriptions(topic.arn)
    .find((one) => one.protocol === protocol && one.endpoint === endpoint);
  if (known) assertSameAttributes(known, attributes);
  if (known?.isConfirmed) return { SubscriptionArn: known.arn };

  const now = clock.now();
  const arn = known?.arn ?? `${topic.arn}:${randomUUID()}`;
  const subscription: Subscription = {
    arn,
    topicArn: topic.arn,
    protocol,
    endpoint,
    ...confirmationState(protocol, now),
    attributes,
  };
  await store.putSubscription(subscription);
  if (subscription.isConfirmed) return { SubscriptionArn: arn };
  await deliveries.accept(confirmationMessage(subscription, now), [subscription]);
  return { SubscriptionArn: input.ReturnSubscriptionArn === true ? arn : 'pending confirmation' };
}

function confirmationState(protocol: Protocol, now: Date) {
  const isConfirmed = !needsConfirmation(protocol);
  return {
    isConfirmed,
    wasAuthenticated: isConfirmed,
    token: randomBytes(64).toString('hex'),
    tokenExpiresAt: new Date(now.getTime() + TOKEN_DAYS * DAY_MS).toISOString(),
  };
}

function assertSameAttributes(known: Subscription, given: Subscription['attributes']): void {
  const isSame = Object.entries(given).every(([name, value]) => known.attributes[name] === value);
  if (isSame) return;
  throw invalidParameter(
    'Attributes Reason: Subscription already exists with different attributes',
  );
}

function confirmationMessage({ topicArn }: Subscription, now: Date) {
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
