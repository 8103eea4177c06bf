import type { SetTopicAttributesInput } from '@aws-sdk/client-sns';
import { reportIfUnsupported } from '../expected-errors.ts';
import { type ResourceType, run } from '../resource-type.ts';

/** Sets one policy on the topics it names. A topic has one policy. */
export const snsTopicPolicy: ResourceType = {
  type: 'AWS::SNS::TopicPolicy',
  attributes: [],

  async apply(request) {
    const policy = JSON.stringify(request.properties.document('PolicyDocument'));
    for (const arn of request.properties.texts('Topics')) {
      const input: SetTopicAttributesInput = {
        TopicArn: arn,
        AttributeName: 'Policy',
        AttributeValue: policy,
      };
      await reportIfUnsupported(request, 'PolicyDocument', () =>
        run(request, 'sns', 'SetTopicAttributes', input),
      );
    }
    return { physicalId: request.logicalId, ref: request.logicalId, attributes: {} };
  },

  // The topics are dependencies: a new topic causes the policy to be applied again.
  async refresh(resource) {
    return resource;
  },
};
