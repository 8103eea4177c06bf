import { invalidParameter } from './errors.ts';
import type { QueueAttributes } from './queue-attributes.ts';
import type { Queue, Queues } from './queues.ts';

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** Returns the redrive policy of a queue, or undefined. Its count may be a number or a string. */
export function redrivePolicyOf(attributes: QueueAttributes): RedrivePolicy | undefined {
  if (!attributes.RedrivePolicy) return undefined;
  const policy = JSON.parse(attributes.RedrivePolicy) as Record<string, unknown>;
  return {
    deadLetterTargetArn: String(policy.deadLetterTargetArn ?? ''),
    maxReceiveCount: Number(policy.maxReceiveCount),
  };
}

/** Throws InvalidParameterValue if the policy is incomplete, or its target is missing or does not allow this source. */
export function checkRedrive(queues: Queues, attributes: QueueAttributes, sourceArn: string): void {
  const policy = redrivePolicyOf(attributes);
  if (!policy) return;
  const { deadLetterTargetArn, maxReceiveCount } = policy;
  const refuse = (reason: string) =>
    invalidParameter(
      `Value ${attributes.RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  if (!deadLetterTargetArn) {
    throw refuse('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  }
  if (!Number.isInteger(maxReceiveCount) || maxReceiveCount < 1 || maxReceiveCount > 1000) {
    throw refuse('Invalid value for maxReceiveCount: it must be an integer between 1 and 1000.');
  }
  const target = queues.findByArn(deadLetterTargetArn);
  if (!target) throw refuse('Dead letter target does not exist.');
  if (!allows(target, sourceArn))
    throw refuse('Dead letter target does not allow this source queue.');
}

function allows(target: Queue, sourceArn: string): boolean {
  const text = target.record.attributes.RedriveAllowPolicy;
  if (!text) return true;
  const { redrivePermission = 'allowAll', sourceQueueArns = [] } = JSON.parse(text) as {
    redrivePermission?: string;
    sourceQueueArns?: readonly string[];
  };
  return redrivePermission === 'byQueue'
    ? sourceQueueArns.includes(sourceArn)
    : redrivePermission === 'allowAll';
}
