import type {
  CreateQueueRequest,
  CreateQueueResult,
  GetQueueAttributesResult,
  GetQueueUrlResult,
  SetQueueAttributesRequest,
} from '@aws-sdk/client-sqs';
import { undefinedOn } from '../expected-errors.ts';
import { physicalName } from '../physical-name.ts';
import {
  type Request,
  type Resource,
  type ResourceType,
  type RunRequest,
  run,
} from '../resource-type.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
const MAX_NAME = 80;
const MISSING = ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];

/** Properties with the same name as the attribute. */
const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

/** The physical id is the queue's name, because its URL changes with the port of the endpoint. */
export const sqsQueue: ResourceType = {
  type: 'AWS::SQS::Queue',
  attributes: ['Arn', 'QueueName', 'QueueUrl'],

  async apply(request) {
    const { place, logicalId, properties } = request;
    const name =
      properties.optionalText('QueueName') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    const attributes = queueAttributes(request);
    const existing = await queueUrl(name, request);
    const url = existing ?? (await createQueue(name, attributes, request));
    if (existing !== undefined) {
      const { FifoQueue: _fixed, ...changeable } = attributes;
      const input: SetQueueAttributesRequest = { QueueUrl: url, Attributes: changeable };
      if (Object.keys(changeable).length > 0)
        await run(request, 'sqs', 'SetQueueAttributes', input);
    }
    return toResource(name, url, request);
  },

  async refresh(resource, request) {
    const url = await queueUrl(resource.physicalId, request);
    return url === undefined ? undefined : toResource(resource.physicalId, url, request);
  },

  async remove(resource, request) {
    const url = await queueUrl(resource.physicalId, request);
    if (url === undefined) return undefined;
    const messages = await messageCount(url, request);
    if (messages > 0) return `it holds ${messages} messages`;
    await run(request, 'sqs', 'DeleteQueue', { QueueUrl: url });
    return undefined;
  },
};

function queueAttributes({ properties }: Request): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = properties.value(name);
    if (value === undefined) continue;
    attributes[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return attributes;
}

async function createQueue(
  name: string,
  attributes: Record<string, string>,
  request: RunRequest,
): Promise<string> {
  const input: CreateQueueRequest = { QueueName: name, Attributes: attributes };
  const { QueueUrl } = await run<CreateQueueResult>(request, 'sqs', 'CreateQueue', input);
  return String(QueueUrl);
}

async function queueUrl(name: string, request: RunRequest): Promise<string | undefined> {
  const found = await undefinedOn(MISSING, () =>
    run<GetQueueUrlResult>(request, 'sqs', 'GetQueueUrl', { QueueName: name }),
  );
  return found?.QueueUrl;
}

async function toResource(name: string, url: string, request: RunRequest): Promise<Resource> {
  const { QueueArn } = await getAttributes(url, ['QueueArn'], request);
  return {
    physicalId: name,
    ref: url,
    attributes: { Arn: String(QueueArn), QueueName: name, QueueUrl: url },
  };
}

async function messageCount(url: string, request: RunRequest): Promise<number> {
  const attributes = await getAttributes(
    url,
    [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ],
    request,
  );
  return Object.values(attributes).reduce((sum, count) => sum + Number(count), 0);
}

async function getAttributes(
  url: string,
  names: readonly string[],
  request: RunRequest,
): Promise<Readonly<Record<string, string>>> {
  const input = { QueueUrl: url, AttributeNames: names };
  const { Attributes } = await run<GetQueueAttributesResult>(
    request,
    'sqs',
    'GetQueueAttributes',
    input,
  );
  return (Attributes ?? {}) as Record<string, string>;
}
