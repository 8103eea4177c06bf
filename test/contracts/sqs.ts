import { describe } from 'vitest';
import { describeBatches } from './sqs-batches.ts';
import { describeMessages } from './sqs-messages.ts';
import { describeQueues } from './sqs-queues.ts';
import type { ContractTarget } from './target.ts';

/** Describes the behavior of SQS for the stock client. `target` is called when the tests run. */
export function describeSqs(name: string, target: () => ContractTarget): void {
  describe(`SQS on ${name}`, () => {
    describeQueues(target);
    describeMessages(target);
    describeBatches(target);
  });
}
