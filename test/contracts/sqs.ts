import { describe } from 'vitest';
import { describeBatches } from './sqs-batches.ts';
import { describeMessages } from './sqs-messages.ts';
import { describeQueues } from './sqs-queues.ts';
import type { ContractTarget } from './target.ts';

/** What SQS does, told by the stock client; `target` is asked once the tests run. */
export function describeSqs(name: string, target: () => ContractTarget): void {
  describe(`SQS on ${name}`, () => {
    describeQueues(target);
    describeMessages(target);
    describeBatches(target);
  });
}
