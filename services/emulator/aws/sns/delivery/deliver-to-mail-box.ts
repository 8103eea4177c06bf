import MailComposer from 'nodemailer/lib/mail-composer';
import type { Clock } from '../../../../base/clock.ts';
import type { MailBox } from '../../mail-box/mail-box.ts';
import { newMessageId } from '../../mail-box/message-id.ts';
import { bodyFor } from '../message/published-message.ts';
import type { Delivery } from './delivery.ts';

const SENDER = 'no-reply@sns.amazonaws.com';

export interface MailDeliveryDeps {
  readonly mailBox: MailBox;
  readonly clock: Clock;
}

/** Delivers a message to the mail box: as text for `email`, as SNS's JSON for `email-json`. */
export async function deliverToMailBox(
  { mailBox, clock }: MailDeliveryDeps,
  delivery: Delivery,
): Promise<void> {
  const { message, subscription, displayName } = delivery;
  const isConfirmation = message.type === 'SubscriptionConfirmation';
  const subject = isConfirmation
    ? 'AWS Notification - Subscription Confirmation'
    : (message.subject ?? 'AWS Notification Message');
  const now = clock.now();
  const messageId = newMessageId(now);
  const composer = new MailComposer({
    from: { name: displayName || 'AWS Notifications', address: SENDER },
    to: subscription.endpoint,
    subject,
    date: now,
    messageId: `<${messageId}@sns.amazonaws.com>`,
    text: await textOf(delivery),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await mailBox.put(
    {
      messageId,
      receivedAt: now.toISOString(),
      sentBy: 'sns',
      source: SENDER,
      destinations: [subscription.endpoint],
      subject,
      tags: {},
    },
    await composer.compile().build(),
  );
}

async function textOf(delivery: Delivery): Promise<string> {
  const { message, subscription } = delivery;
  if (subscription.protocol === 'email-json') return `${await delivery.envelope()}\n`;
  if (message.type === 'SubscriptionConfirmation') {
    return `You have chosen to subscribe to the topic:\n${message.topicArn}\n\nTo confirm this subscription, visit:\n${delivery.confirmUrl}\n`;
  }
  return `${bodyFor(message, 'email')}\n\n--\nIf you wish to stop receiving notifications from this topic, visit:\n${delivery.unsubscribeUrl}\n`;
}
