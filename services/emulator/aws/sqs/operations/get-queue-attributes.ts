import type { GetQueueAttributesRequest, GetQueueAttributesResult } from '@aws-sdk/client-sqs';
import { AwsError } from '../../errors.ts';
import type { SqsDeps } from '../deps.ts';
import type { Queue } from '../queues.ts';

/** Valid names of attributes that a standard queue without a KMS key may not have. */
const ABSENT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
]);

/** Returns the requested attributes, or all. */
export async function getQueueAttributes(
  { queues }: Pick<SqsDeps, 'queues'>,
  input: GetQueueAttributesRequest,
): Promise<GetQueueAttributesResult> {
  const queue = queues.require(input.QueueUrl);
  queue.messages.expire(Number(queue.record.attributes.MessageRetentionPeriod) * 1000);
  const all = allAttributes(queue);
  const names: readonly string[] = input.AttributeNames ?? [];
  if (names.includes('All')) return { Attributes: all };
  const unknown = names.find((name) => !Object.hasOwn(all, name) && !ABSENT_ATTRIBUTES.has(name));
  if (unknown) {
    throw new AwsError('InvalidAttributeName', 400, `Unknown Attribute ${unknown.slice(0, 100)}.`);
  }
  const chosen = Object.entries(all).filter(([name]) => names.includes(name));
  return chosen.length > 0 ? { Attributes: Object.fromEntries(chosen) } : {};
}

function allAttributes({ record, messages }: Queue): Record<string, string> {
  const { visible, inFlight, delayed } = messages.counts();
  return {
    ...record.attributes,
    QueueArn: record.arn,
    CreatedTimestamp: String(record.createdAt),
    LastModifiedTimestamp: String(record.modifiedAt),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  };
}
