import type { SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import type { SqsDeps } from '../deps.ts';
import { checkAttributes, mergeAttributes, type QueueAttributes } from '../queue-attributes.ts';
import { checkRedrive } from '../redrive.ts';

/** Changes attributes of a queue. An empty policy removes the policy. */
export async function setQueueAttributes(
  { queues, clock }: Pick<SqsDeps, 'queues' | 'clock'>,
  input: SetQueueAttributesRequest,
): Promise<undefined> {
  const queue = queues.require(input.QueueUrl);
  const changes = (input.Attributes ?? {}) as QueueAttributes;
  checkAttributes(changes);
  if (changes.RedrivePolicy) checkRedrive(queues, changes, queue.record.arn);
  const modifiedAt = Math.floor(clock.now().getTime() / 1000);
  await queues.update(queue, (before) => ({
    ...before,
    attributes: mergeAttributes(before.attributes, changes),
    modifiedAt,
  }));
}
