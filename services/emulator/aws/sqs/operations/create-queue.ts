import type { CreateQueueRequest, CreateQueueResult } from '@aws-sdk/client-sqs';
import { AwsError, NotImplementedError } from '../../errors.ts';
import { ACCOUNT_ID, type Call } from '../../service.ts';
import type { SqsDeps } from '../deps.ts';
import { invalidParameter } from '../errors.ts';
import {
  checkAttributes,
  INITIAL_ATTRIBUTES,
  mergeAttributes,
  type QueueAttributes,
} from '../queue-attributes.ts';
import { queueUrl } from '../queue-url.ts';
import type { QueueRecord } from '../queues.ts';
import { checkRedrive } from '../redrive.ts';
import { checkTags } from '../tags.ts';

/** Creates a standard queue. Returns the existing queue if there is one with this name and these attributes. */
export async function createQueue(
  { queues, clock, newId }: SqsDeps,
  input: CreateQueueRequest,
  call: Call,
): Promise<CreateQueueResult> {
  const name = checkedName(input.QueueName);
  const requested = (input.Attributes ?? {}) as QueueAttributes;
  checkAttributes(requested);
  const arn = `arn:aws:sqs:${call.region}:${ACCOUNT_ID}:${name}`;
  const attributes = mergeAttributes(INITIAL_ATTRIBUTES, requested);
  if (!queues.find(name)) checkRedrive(queues, attributes, arn);
  const seconds = Math.floor(clock.now().getTime() / 1000);
  const tags = checkTags(input.tags ?? {});
  const record = await queues.create({
    id: newId(),
    name,
    arn,
    createdAt: seconds,
    modifiedAt: seconds,
    attributes,
    tags,
  });
  refuseDifference(record, requested);
  return { QueueUrl: queueUrl(name, call) };
}

function checkedName(name = ''): string {
  if (name.endsWith('.fifo')) throw new NotImplementedError('SQS FIFO queue');
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return name;
  throw invalidParameter(
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

function refuseDifference({ attributes }: QueueRecord, requested: QueueAttributes): void {
  const different = Object.keys(requested).find(
    (name) => (attributes[name] ?? '') !== requested[name],
  );
  if (different === undefined) return;
  throw new AwsError(
    'QueueNameExists',
    400,
    `A queue already exists with the same name and a different value for attribute ${different}`,
  );
}
