import type { GetQueueUrlRequest, GetQueueUrlResult } from '@aws-sdk/client-sqs';
import { ACCOUNT_ID, type Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { queueDoesNotExist } from '../errors.ts';
import { queueUrl } from '../queue-url.ts';

/** Returns the URL of a queue by its name. */
export async function getQueueUrl(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: GetQueueUrlRequest,
  call: Call,
): Promise<GetQueueUrlResult> {
  const isOurs = (input.QueueOwnerAWSAccountId ?? ACCOUNT_ID) === ACCOUNT_ID;
  const queue = isOurs ? queues.find(input.QueueName ?? '') : undefined;
  if (!queue) throw queueDoesNotExist();
  return { QueueUrl: queueUrl(queue.record.name, call) };
}
