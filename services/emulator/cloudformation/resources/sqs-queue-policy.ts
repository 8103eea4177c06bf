import type { SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import { type ResourceType, run } from '../resource-type.ts';

/** Sets one policy on the queues it names. A queue has one policy. */
export const sqsQueuePolicy: ResourceType = {
  type: 'AWS::SQS::QueuePolicy',
  attributes: [],

  async apply(request) {
    const policy = JSON.stringify(request.properties.document('PolicyDocument'));
    for (const url of request.properties.texts('Queues')) {
      const input: SetQueueAttributesRequest = { QueueUrl: url, Attributes: { Policy: policy } };
      await run(request, 'sqs', 'SetQueueAttributes', input);
    }
    return { physicalId: request.logicalId, ref: request.logicalId, attributes: {} };
  },

  // The queues are dependencies: a new queue causes the policy to be applied again.
  async refresh(resource) {
    return resource;
  },
};
