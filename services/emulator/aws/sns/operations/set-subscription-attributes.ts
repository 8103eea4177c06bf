import type { SetSubscriptionAttributesInput } from '@aws-sdk/client-sns';
import type { SnsDeps } from '../deps.ts';
import { assertSubscriptionAttribute } from '../subscription/subscription-attributes.ts';

/** SNS SetSubscriptionAttributes: sets one attribute. An empty filter policy removes the filter. */
export async function setSubscriptionAttributes(
  { store }: Pick<SnsDeps, 'store'>,
  { SubscriptionArn, AttributeName = '', AttributeValue = '' }: SetSubscriptionAttributesInput,
): Promise<object> {
  const { arn } = store.subscription(SubscriptionArn);
  assertSubscriptionAttribute(AttributeName, AttributeValue);
  await store.updateSubscription(arn, (current) => ({
    ...current,
    attributes: { ...current.attributes, [AttributeName]: AttributeValue },
  }));
  return {};
}
