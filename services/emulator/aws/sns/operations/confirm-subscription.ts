import type { ConfirmSubscriptionInput, ConfirmSubscriptionResponse } from '@aws-sdk/client-sns';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { SnsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';

/** SNS ConfirmSubscription. Idempotent. A confirmation by the link is not authenticated. */
export async function confirmSubscription(
  { store, clock }: Pick<SnsDeps, 'store' | 'clock'>,
  { TopicArn, Token, AuthenticateOnUnsubscribe }: ConfirmSubscriptionInput,
  call: Pick<Call, 'caller'>,
): Promise<ConfirmSubscriptionResponse> {
  if (AuthenticateOnUnsubscribe === 'true') {
    throw new NotImplementedError('SNS ConfirmSubscription with AuthenticateOnUnsubscribe');
  }
  const topic = store.topic(TopicArn);
  const found = store.subscriptions(topic.arn).find(({ token }) => token === Token);
  if (!found) throw invalidParameter('Token');
  if (!found.isConfirmed && clock.now() > new Date(found.tokenExpiresAt)) {
    throw invalidParameter('Token has expired');
  }
  const wasAuthenticated = call.caller.kind !== 'anonymous';
  await store.updateSubscription(found.arn, (current) =>
    current.isConfirmed ? current : { ...current, isConfirmed: true, wasAuthenticated },
  );
  return { SubscriptionArn: found.arn };
}
