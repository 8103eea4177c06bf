import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { openRecordFolder, type RecordFolder } from '../../../base/durable/record-folder.ts';
import { subscriptionNotFound, topicNotFound } from './errors.ts';
import type { Subscription, Topic } from './topic.ts';

/** Opens the store in `<dataDir>/sns`. */
export async function openSnsStore(
  dataDir: string,
  damage?: DamageReport | undefined,
): Promise<SnsStore> {
  const topics = await openRecordFolder<Topic>(join(dataDir, 'sns', 'topics'), {
    cost: 'The topic does not exist until it is created again; the product creates its own at every start.',
    members: ['arn', 'name', 'attributes', 'tags'],
    damage,
  });
  const folder = join(dataDir, 'sns', 'subscriptions');
  const subscriptions = await openRecordFolder<Subscription>(folder, {
    cost: 'The subscriber receives nothing until it subscribes again.',
    members: ['arn', 'topicArn', 'protocol', 'endpoint', 'attributes'],
    damage,
  });
  return new SnsStore(topics, subscriptions);
}

/** Topics and subscriptions. Changes to one of them are applied one after the other. */
export class SnsStore {
  readonly #topics: RecordFolder<Topic>;
  readonly #subscriptions: RecordFolder<Subscription>;

  constructor(topics: RecordFolder<Topic>, subscriptions: RecordFolder<Subscription>) {
    this.#topics = topics;
    this.#subscriptions = subscriptions;
  }

  /** Returns a topic. Throws NotFound if it does not exist. */
  topic(arn: string | undefined): Topic {
    const found = arn === undefined ? undefined : this.findTopic(arn);
    if (!found) throw topicNotFound();
    return found;
  }

  findTopic(arn: string): Topic | undefined {
    return this.#topics.get(idOf(arn));
  }

  topics(): readonly Topic[] {
    return sortedByArn(this.#topics.list());
  }

  /** Replaces a topic with the result of `change`, or creates it. */
  async updateTopic(arn: string, change: (current: Topic | undefined) => Topic): Promise<Topic> {
    const changed = await this.#topics.update(idOf(arn), change);
    if (!changed) throw topicNotFound();
    return changed;
  }

  /** Deletes a topic and its subscriptions. */
  async removeTopic(arn: string): Promise<void> {
    await this.#topics.update(idOf(arn), () => undefined);
    for (const subscription of this.#subscriptions.list()) {
      if (subscription.topicArn === arn) await this.removeSubscription(subscription.arn);
    }
  }

  /** Returns a subscription. Throws NotFound if it does not exist. */
  subscription(arn: string | undefined): Subscription {
    const found = arn === undefined ? undefined : this.findSubscription(arn);
    if (!found) throw subscriptionNotFound();
    return found;
  }

  findSubscription(arn: string): Subscription | undefined {
    return this.#subscriptions.get(idOf(arn));
  }

  subscriptions(topicArn?: string): readonly Subscription[] {
    const all = sortedByArn(this.#subscriptions.list());
    return topicArn === undefined ? all : all.filter((one) => one.topicArn === topicArn);
  }

  async putSubscription(subscription: Subscription): Promise<void> {
    await this.#subscriptions.put(idOf(subscription.arn), subscription);
  }

  /** Replaces a subscription with the result of `change`. Throws NotFound if it does not exist. */
  async updateSubscription(
    arn: string,
    change: (current: Subscription) => Subscription,
  ): Promise<Subscription> {
    const id = idOf(arn);
    const changed = await this.#subscriptions.update(id, (current) => current && change(current));
    if (!changed) throw subscriptionNotFound();
    return changed;
  }

  async removeSubscription(arn: string): Promise<void> {
    await this.#subscriptions.update(idOf(arn), () => undefined);
  }
}

/** An ARN may be too long for a file name. */
function idOf(arn: string): string {
  return createHash('sha256').update(arn).digest('hex');
}

function sortedByArn<T extends { readonly arn: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.arn < b.arn ? -1 : 1));
}
