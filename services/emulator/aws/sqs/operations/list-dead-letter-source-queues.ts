import type {
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
} from '@aws-sdk/client-sqs';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { queueUrl } from '../queue-url.ts';
import { redrivePolicyOf } from '../redrive.ts';

/** Lists the queues whose dead letters go to this one. */
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
