import type { Clock } from '../../../../base/clock.ts';
import type { MailBox } from '../../mail-box/mail-box.ts';
import type { Dispatcher } from '../../service.ts';
import { envelope } from '../message/envelope.ts';
import type { SnsLinks } from '../message/links.ts';
import type { PublishedMessage } from '../message/published-message.ts';
import type { Signer } from '../message/signer.ts';
import type { SnsStore } from '../store.ts';
import type { Subscription } from '../topic.ts';
import { deliverToHttp } from './deliver-to-http.ts';
import { deliverToMailBox } from './deliver-to-mail-box.ts';
import { deliverToSqs } from './deliver-to-sqs.ts';
import type { Delivery } from './delivery.ts';

export interface DeliverDeps {
  readonly store: SnsStore;
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  readonly mailBox: MailBox;
  readonly signer: Signer;
  readonly links: SnsLinks;
  readonly clock: Clock;
}

/** Delivers a message to a subscriber. Throws PermanentFailure if another try is of no use. */
export async function deliver(
  deps: DeliverDeps,
  message: PublishedMessage,
  subscription: Subscription,
  signal: AbortSignal,
): Promise<void> {
  const delivery = deliveryOf(deps, message, subscription);
  switch (subscription.protocol) {
    case 'http':
    case 'https':
      return deliverToHttp(delivery, signal);
    case 'sqs':
      return deliverToSqs(deps.dispatcher, delivery);
    case 'email':
    case 'email-json':
      return deliverToMailBox(deps, delivery);
  }
}

function deliveryOf(
  deps: DeliverDeps,
  message: PublishedMessage,
  subscription: Subscription,
): Delivery {
  const { links, store } = deps;
  const topic = store.findTopic(message.topicArn);
  const signatureVersion = topic?.attributes.SignatureVersion ?? '1';
  const isNotification = message.type === 'Notification';
  return {
    message,
    subscription,
    isRaw: isNotification && subscription.attributes.RawMessageDelivery === 'true',
    envelope: () => envelope(deps, message, subscription, signatureVersion),
    displayName: topic?.attributes.DisplayName ?? '',
    confirmUrl: links.confirm(message.topicArn, subscription.token),
    unsubscribeUrl: links.unsubscribe(subscription.arn),
  };
}
