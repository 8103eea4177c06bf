import type { SetTopicAttributesInput } from '@aws-sdk/client-sns';
import { type ResourceType, run } from '../resource-type.ts';
import { whereSupported } from '../undefined-on.ts';

/** One policy for the topics that it names; a topic has one policy. */
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
      await whereSupported(request, 'PolicyDocument', () =>
        run(request, 'sns', 'SetTopicAttributes', input),
      );
    }
    return { physicalId: request.logicalId, ref: request.logicalId, attributes: {} };
  },

  // The topics are its dependencies: a topic made anew has it applied again.
  async refresh(resource) {
    return resource;
  },
};
