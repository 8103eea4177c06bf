import { bodyFor } from '../message/published-message.ts';
import type { Delivery } from './delivery.ts';
import { PermanentFailure } from './permanent-failure.ts';

/** How long AWS waits for a response. */
const TIMEOUT_MS = 15_000;
const TOO_MANY_REQUESTS = 429;

/** Posts a message to a URL, with SNS's headers. Throws PermanentFailure on a 4xx response other than 429. */
export async function deliverToHttp(delivery: Delivery, signal: AbortSignal): Promise<void> {
  const { message, subscription, isRaw, envelope } = delivery;
  const body = isRaw ? bodyFor(message, subscription.protocol) : await envelope();
  const response = await fetch(subscription.endpoint, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': message.type,
      'x-amz-sns-message-id': message.messageId,
      'x-amz-sns-topic-arn': message.topicArn,
      ...(message.type === 'Notification' && { 'x-amz-sns-subscription-arn': subscription.arn }),
      ...(isRaw && { 'x-amz-sns-rawdelivery': 'true' }),
    },
    body,
  });
  // The response body is ignored; reading it would let a subscriber keep us busy.
  await response.body?.cancel();
  if (response.ok) return;
  const why = `answered ${response.status}`;
  const isPermanent = response.status < 500 && response.status !== TOO_MANY_REQUESTS;
  throw isPermanent ? new PermanentFailure(why) : new Error(why);
}
