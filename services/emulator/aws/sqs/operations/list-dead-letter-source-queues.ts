import type {
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
} from '@aws-sdk/client-sqs';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { queueUrl } from '../queue-url.ts';
import { redrivePolicyOf } from '../redrive.ts';

/** Lists the queues that have this one as their dead-letter queue. */
export async function listDeadLetterSourceQueues(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: ListDeadLetterSourceQueuesRequest,
  call: Call,
): Promise<ListDeadLetterSourceQueuesResult> {
  if (input.NextToken !== undefined || input.MaxResults !== undefined) {
    throw new NotImplementedError('SQS ListDeadLetterSourceQueues in pages');
  }
  const { arn } = queues.require(input.QueueUrl).record;
  const sources = queues
    .list()
    .filter(({ record }) => redrivePolicyOf(record.attributes)?.deadLetterTargetArn === arn);
  return { queueUrls: sources.map(({ record }) => queueUrl(record.name, call)) };
}
