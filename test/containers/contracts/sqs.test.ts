import { expectDivergences } from '../../contracts/divergences.ts';
import { describeSqs } from '../../contracts/sqs.ts';
import { throughLocalStack } from '../../support/container-targets.ts';

expectDivergences('sqs.md', [
  ...[
    '{"VisibilityTimeout":"43201"}',
    '{"DelaySeconds":"901"}',
    '{"MessageRetentionPeriod":"59"}',
    '{"ReceiveMessageWaitTimeSeconds":"soon"}',
  ].map((attributes) => ({
    test: `queues > are refused with ${attributes}`,
    why: 'LocalStack does not check the values of attributes',
    failure: /The call succeeded/,
  })),
  {
    test: 'queues > are refused a dead-letter queue that does not exist',
    why: 'LocalStack does not check the dead-letter queue',
    failure: /The call succeeded/,
  },
  {
    test: 'messages in batches > are sent, hidden and deleted by the batch, each for itself',
    why: 'LocalStack accepts a delay of more than 15 minutes in a batch',
    failure: /expected \[ 'a', 'b', 'c' \] to strictly equal \[ 'a', 'c' \]/,
  },
]);

describeSqs('LocalStack', throughLocalStack());
