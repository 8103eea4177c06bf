import { join } from 'node:path';
import * as client from '@aws-sdk/client-sns';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { openRecordFolder } from '../../../base/durable/record-folder.ts';
import type { Log } from '../../../base/log.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import { bindTo } from '../bind-to.ts';
import type { MailBox } from '../mail-box/mail-box.ts';
import type { AwsService, Dispatcher } from '../service.ts';
import { snsBodyLimit } from './body-limit.ts';
import { deliver } from './delivery/deliver.ts';
import { Deliveries, type PendingMessage } from './delivery/deliveries.ts';
import type { SnsDeps } from './deps.ts';
import { snsLinks } from './message/links.ts';
import { Signer } from './message/signer.ts';
import { confirmSubscription } from './operations/confirm-subscription.ts';
import { createTopic } from './operations/create-topic.ts';
import { deleteTopic } from './operations/delete-topic.ts';
import { getSubscriptionAttributes } from './operations/get-subscription-attributes.ts';
import { getTopicAttributes } from './operations/get-topic-attributes.ts';
import { listSubscriptions } from './operations/list-subscriptions.ts';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTopics } from './operations/list-topics.ts';
import { publish } from './operations/publish.ts';
import { publishBatch } from './operations/publish-batch.ts';
import { setSubscriptionAttributes } from './operations/set-subscription-attributes.ts';
import { setTopicAttributes } from './operations/set-topic-attributes.ts';
import { subscribe } from './operations/subscribe.ts';
import { tagResource } from './operations/tag-resource.ts';
import { unsubscribe } from './operations/unsubscribe.ts';
import { untagResource } from './operations/untag-resource.ts';
import { openSnsStore } from './store.ts';

export interface SnsOptions {
  /** State is stored in `<dataDir>/sns`. */
  readonly dataDir: string;
  /** Sends messages to queues. */
  readonly dispatcher: Pick<Dispatcher, 'run'>;
  /** Receives mail to subscribers. */
  readonly mailBox: MailBox;
  /** Returns the base URL of links in messages, for example `http://127.0.0.1:3000/console/sns`. */
  readonly linkBase: () => string;
  readonly log: Log;
  readonly clock?: Clock;
  readonly timers?: Timers;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

/** The operations behind the links in messages. */
export interface SnsPublicPages {
  /** Returns the subscription's ARN. Throws InvalidParameter if the token is not valid, NotFound without a topic. */
  confirm(topicArn: string, token: string): Promise<string>;
  unsubscribe(subscriptionArn: string): Promise<void>;
  /** Returns the certificate for verifying signatures, PEM. */
  certificate(): Promise<string>;
}

export interface Sns {
  readonly service: AwsService;
  readonly publicPages: SnsPublicPages;
  /** Delivers messages left pending by an earlier process. Call it once the queues can be reached. */
  resume(): void;
  /** Resolves once no delivery is in progress. */
  close(): Promise<void>;
}

/** Amazon SNS, API version 2010-03-31. */
export async function openSns(options: SnsOptions): Promise<Sns> {
  const { dataDir, dispatcher, mailBox, log, clock = systemClock, timers = realTimers } = options;
  const { damage } = options;
  const store = await openSnsStore(dataDir, damage);
  const signer = new Signer(dataDir, clock, damage);
  const links = snsLinks(options.linkBase);
  const waiting = await openRecordFolder<PendingMessage>(join(dataDir, 'sns', 'deliveries'), {
    cost: 'Subscribers who had not received this one message do not receive it.',
    members: ['message', 'pending'],
    damage,
  });
  const deliverDeps = { store, dispatcher, mailBox, signer, links, clock };
  const deliveries = new Deliveries({
    store,
    waiting,
    deliver: deliver.bind(undefined, deliverDeps),
    timers,
    log,
  });
  const deps: SnsDeps = { store, deliveries, clock };
  return {
    service: { name: 'sns', client, bodyLimit: snsBodyLimit, operations: operationsOf(deps) },
    publicPages: publicPages(deps, () => signer.certificate()),
    resume: () => deliveries.resume(),
    close: () => deliveries.close(),
  };
}

/** Knowing a token or a subscription's ARN, which only messages contain, is sufficient proof, as on AWS. */
function publicPages(deps: SnsDeps, certificate: () => Promise<string>): SnsPublicPages {
  return {
    certificate,
    async confirm(topicArn, token) {
      const input = { TopicArn: topicArn, Token: token };
      const confirmed = await confirmSubscription(deps, input, { caller: { kind: 'anonymous' } });
      return confirmed.SubscriptionArn ?? '';
    },
    async unsubscribe(subscriptionArn) {
      await unsubscribe(deps, { SubscriptionArn: subscriptionArn });
    },
  };
}

function operationsOf(deps: SnsDeps): AwsService['operations'] {
  const bind = bindTo(deps);
  return {
    ConfirmSubscription: bind(confirmSubscription),
    CreateTopic: bind(createTopic),
    DeleteTopic: bind(deleteTopic),
    GetSubscriptionAttributes: bind(getSubscriptionAttributes),
    GetTopicAttributes: bind(getTopicAttributes),
    ListSubscriptions: bind(listSubscriptions),
    ListSubscriptionsByTopic: bind(listSubscriptionsByTopic),
    ListTagsForResource: bind(listTagsForResource),
    ListTopics: bind(listTopics),
    Publish: bind(publish),
    PublishBatch: bind(publishBatch),
    SetSubscriptionAttributes: bind(setSubscriptionAttributes),
    SetTopicAttributes: bind(setTopicAttributes),
    Subscribe: bind(subscribe),
    TagResource: bind(tagResource),
    Unsubscribe: bind(unsubscribe),
    UntagResource: bind(untagResource),
  };
}
