import type {
  GetSubscriptionAttributesInput,
  GetSubscriptionAttributesResponse,
} from '@aws-sdk/client-sns';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';

/** SNS GetSubscriptionAttributes. */
export async function getSubscriptionAttributes(
  { store }: Pick<SnsDeps, 'store'>,
  { SubscriptionArn }: GetSubscriptionAttributesInput,
  { accountId }: Pick<Call, 'accountId'>,
): Promise<GetSubscriptionAttributesResponse> {
  const found = store.subscription(SubscriptionArn);
  const { FilterPolicy, ...attributes } = found.attributes;
  return {
    Attributes: {
      RawMessageDelivery: 'false',
      ...attributes,
      ...(FilterPolicy && { FilterPolicy, FilterPolicyScope: 'MessageAttributes' }),
      SubscriptionArn: found.arn,
      TopicArn: found.topicArn,
      Owner: accountId,
      Protocol: found.protocol,
      Endpoint: found.endpoint,
      PendingConfirmation: `${!found.isConfirmed}`,
      ConfirmationWasAuthenticated: `${found.wasAuthenticated}`,
    },
  };
}
