import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openRecordFolder, type RecordFolder } from '../../../base/durable/record-folder.ts';
import { subscriptionNotFound, topicNotFound } from './errors.ts';
import type { Subscription, Topic } from './topic.ts';

/** Topics and subscriptions, in `<dataDir>/sns`. */
export interface SnsStore {
  /** Throws NotFound. */
  topic(arn: string | undefined): Topic;
  findTopic(arn: string): Topic | undefined;
  topics(): readonly Topic[];
  /** Replaces what is there by what `change` makes of it, one change after the other. */
  updateTopic(arn: string, change: (current: Topic | undefined) => Topic): Promise<Topic>;
  /** Removes a topic with its subscriptions. */
  removeTopic(arn: string): Promise<void>;
  /** Throws NotFound. */
  subscription(arn: string | undefined): Subscription;
  findSubscription(arn: string): Subscription | undefined;
  subscriptions(topicArn?: string): readonly Subscription[];
  putSubscription(subscription: Subscription): Promise<void>;
  /** Throws NotFound where somebody removed it meanwhile. */
  updateSubscription(
    arn: string,
    change: (current: Subscription) => Subscription,
  ): Promise<Subscription>;
  removeSubscription(arn: string): Promise<void>;
}

export async function openSnsStore(dataDir: string): Promise<SnsStore> {
  const topics = await openRecordFolder<Topic>(join(dataDir, 'sns', 'topics'));
  const subscriptions = await openRecordFolder<Subscription>(join(dataDir, 'sns', 'subscriptions'));
  return { ...topicStore(topics, subscriptions), ...subscriptionStore(subscriptions) };
}

function topicStore(topics: RecordFolder<Topic>, subscriptions: RecordFolder<Subscription>) {
  return {
    topic(arn: string | undefined) {
      const found = arn === undefined ? undefined : topics.get(idOf(arn));
      if (!found) throw topicNotFound();
      return found;
    },
    findTopic: (arn: string) => topics.get(idOf(arn)),
    topics: () => sortedByArn(topics.list()),
    async updateTopic(arn: string, change: (current: Topic | undefined) => Topic) {
      const changed = await topics.update(idOf(arn), change);
      if (!changed) throw topicNotFound();
      return changed;
    },
    async removeTopic(arn: string) {
      await topics.update(idOf(arn), () => undefined);
      for (const subscription of subscriptions.list()) {
        if (subscription.topicArn !== arn) continue;
        await subscriptions.update(idOf(subscription.arn), () => undefined);
      }
    },
  };
}

function subscriptionStore(subscriptions: RecordFolder<Subscription>) {
  return {
    subscription(arn: string | undefined) {
      const found = arn === undefined ? undefined : subscriptions.get(idOf(arn));
      if (!found) throw subscriptionNotFound();
      return found;
    },
    findSubscription: (arn: string) => subscriptions.get(idOf(arn)),
    subscriptions(topicArn?: string) {
      const all = sortedByArn(subscriptions.list());
      return topicArn === undefined ? all : all.filter((one) => one.topicArn === topicArn);
    },
    putSubscription: (subscription: Subscription) =>
      subscriptions.put(idOf(subscription.arn), subscription),
    async updateSubscription(arn: string, change: (current: Subscription) => Subscription) {
      const changed = await subscriptions.update(
        idOf(arn),
        (current) => current && change(current),
      );
      if (!changed) throw subscriptionNotFound();
      return changed;
    },
    async removeSubscription(arn: string) {
      await subscriptions.update(idOf(arn), () => undefined);
    },
  };
}

/** A name of 256 characters is too long for a file. */
function idOf(arn: string): string {
  return createHash('sha256').update(arn).digest('hex');
}

function sortedByArn<T extends { readonly arn: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}
