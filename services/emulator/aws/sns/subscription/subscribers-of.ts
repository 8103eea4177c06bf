import { matchesFilter } from '../filter-policy/matches-filter.ts';
import { parseFilterPolicy } from '../filter-policy/parse-filter-policy.ts';
import type { PublishedMessage } from '../message/published-message.ts';
import type { SnsStore } from '../store.ts';
import type { Subscription } from '../topic.ts';

/** Returns the subscriptions that receive a message: confirmed ones whose filter policy matches. */
export function subscribersOf(store: SnsStore, message: PublishedMessage): Subscription[] {
  return store.subscriptions(message.topicArn).filter(({ isConfirmed, attributes }) => {
    if (!isConfirmed) return false;
    const { FilterPolicy: policy } = attributes;
    return !policy || matchesFilter(parseFilterPolicy(policy), message.attributes);
  });
}
