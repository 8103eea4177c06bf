import type {
  CreateTopicInput,
  CreateTopicResponse,
  SetTopicAttributesInput,
} from '@aws-sdk/client-sns';
import { exists, reportIfUnsupported } from '../expected-errors.ts';
import { physicalName } from '../physical-name.ts';
import { type Request, type ResourceType, run } from '../resource-type.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const MAX_NAME = 256;
const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DisplayName',
  'KmsMasterKeyId',
  'SignatureVersion',
];

export const snsTopic: ResourceType = {
  type: 'AWS::SNS::Topic',
  attributes: ['TopicArn', 'TopicName'],

  async apply(request) {
    const { place, logicalId, properties } = request;
    const name =
      properties.optionalText('TopicName') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    const isFifo = properties.optionalBoolean('FifoTopic') ?? false;
    const { TopicArn: arn = '' } = await run<CreateTopicResponse>(request, 'sns', 'CreateTopic', {
      Name: name,
      ...(isFifo ? { Attributes: { FifoTopic: 'true' } } : {}),
    } satisfies CreateTopicInput);
    await setAttributes(arn, request);
    await subscribeAll(arn, request);
    return { physicalId: arn, ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },

  async refresh(resource, request) {
    const input = { TopicArn: resource.physicalId };
    const isFound = await exists(
      () => run(request, 'sns', 'GetTopicAttributes', input),
      ['NotFound', 'NotFoundException'],
    );
    return isFound ? resource : undefined;
  },
};

async function setAttributes(arn: string, request: Request): Promise<void> {
  for (const name of ATTRIBUTES) {
    const value = request.properties.optionalText(name);
    const before = request.previous?.properties[name];
    if (value === undefined && before === undefined) continue;
    const input: SetTopicAttributesInput = {
      TopicArn: arn,
      AttributeName: name,
      AttributeValue: value ?? '',
    };
    await reportIfUnsupported(request, name, () =>
      run(request, 'sns', 'SetTopicAttributes', input),
    );
  }
}

/** Subscribe is idempotent: the same endpoint keeps its subscription. */
async function subscribeAll(arn: string, request: Request): Promise<void> {
  for (const subscription of request.properties.items('Subscription')) {
    const input = {
      TopicArn: arn,
      Protocol: subscription.text('Protocol'),
      Endpoint: subscription.text('Endpoint'),
    };
    await run(request, 'sns', 'Subscribe', input);
  }
}
