import type { ListSubscriptionsInput, ListSubscriptionsResponse } from '@aws-sdk/client-sns';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';
import { pageOf } from '../list-page.ts';
import { describeSubscription } from '../subscription/describe-subscription.ts';

/** SNS ListSubscriptions, in pages of 100. */
export async function listSubscriptions(
  { store }: Pick<SnsDeps, 'store'>,
  { NextToken }: ListSubscriptionsInput,
  { accountId }: Pick<Call, 'accountId'>,
): Promise<ListSubscriptionsResponse> {
  const { page, next } = pageOf(store.subscriptions(), NextToken);
  return { Subscriptions: page.map((one) => describeSubscription(one, accountId)), ...next };
}
