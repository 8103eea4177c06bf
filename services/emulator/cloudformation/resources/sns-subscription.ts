import type { SubscribeInput, SubscribeResponse } from '@aws-sdk/client-sns';
import { exists, ignoreMissing } from '../expected-errors.ts';
import { type Request, type ResourceType, run } from '../resource-type.ts';

const MISSING = ['NotFound', 'NotFoundException'];

/** Properties with the same name as the attribute. Maps are converted to JSON. */
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
    const isFound = await exists(
      () => run(request, 'sns', 'GetSubscriptionAttributes', input),
      MISSING,
    );
    return isFound ? resource : undefined;
  },

  async remove(resource, request) {
    const input = { SubscriptionArn: resource.physicalId };
    await ignoreMissing(() => run(request, 'sns', 'Unsubscribe', input), MISSING);
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
