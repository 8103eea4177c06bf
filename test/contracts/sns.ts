import { describe } from 'vitest';
import { describePublishing } from './sns-publishing.ts';
import { describeSubscriptions } from './sns-subscriptions.ts';
import { describeTopics } from './sns-topics.ts';
import type { ContractTarget } from './target.ts';

/** Describes the behavior of SNS for the stock client. `target` is called when the tests run. */
export function describeSns(name: string, target: () => ContractTarget): void {
  describe(`SNS on ${name}`, () => {
    describeTopics(target);
    describeSubscriptions(target);
    describePublishing(target);
  });
}
