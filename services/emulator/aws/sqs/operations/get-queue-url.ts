import type { GetQueueUrlRequest, GetQueueUrlResult } from '@aws-sdk/client-sqs';
import { ACCOUNT_ID, type Call } from '../../service.ts';
import { queueDoesNotExist } from '../errors.ts';
import type { SqsNeeds } from '../needs.ts';
import { queueUrl } from '../queue-url.ts';

/** The URL of a queue by its name. */
export async function getQueueUrl(
  { queues }: Pick<SqsNeeds, 'queues'>,
  input: GetQueueUrlRequest,
  call: Call,
): Promise<GetQueueUrlResult> {
  const isOurs = (input.QueueOwnerAWSAccountId ?? ACCOUNT_ID) === ACCOUNT_ID;
  const queue = isOurs ? queues.find(input.QueueName ?? '') : undefined;
  if (!queue) throw queueDoesNotExist();
  return { QueueUrl: queueUrl(queue.record.name, call) };
}
