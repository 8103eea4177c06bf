import type { SubscribeInput, SubscribeResponse } from '@aws-sdk/client-sns';
import { type Request, type ResourceType, run } from '../resource-type.ts';
import { isThere } from '../undefined-on.ts';

const MISSING = ['NotFound', 'NotFoundException'];

/** Properties that are attributes of the same name; maps are written as JSON. */
const ATTRIBUTES = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
];

export const snsSubscription: ResourceType = {
  type: 'AWS::SNS::Subscription',
  attributes: ['Arn'],

  async apply(request) {
    const { SubscriptionArn: arn = '' } = await run<SubscribeResponse>(
      request,
      'sns',
      'Subscribe',
      {
        TopicArn: request.properties.text('TopicArn'),
        Protocol: request.properties.text('Protocol'),
        Endpoint: request.properties.text('Endpoint'),
        Attributes: subscriptionAttributes(request),
        ReturnSubscriptionArn: true,
      } satisfies SubscribeInput,
    );
    return { physicalId: arn, ref: arn, attributes: { Arn: arn } };
  },

  async refresh(resource, request) {
    const input = { SubscriptionArn: resource.physicalId };
    const isStill = await isThere(
      () => run(request, 'sns', 'GetSubscriptionAttributes', input),
      MISSING,
    );
    return isStill ? resource : undefined;
  },

  async remove(resource, request) {
    const input = { SubscriptionArn: resource.physicalId };
    await isThere(() => run(request, 'sns', 'Unsubscribe', input), MISSING);
    return undefined;
  },
};

function subscriptionAttributes({ properties }: Request): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = properties.value(name);
    if (value === undefined) continue;
    attributes[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return attributes;
}
