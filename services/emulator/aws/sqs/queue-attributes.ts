import { AwsError, NotImplementedError } from '../errors.ts';
import { LIMITS } from './limits.ts';

/** Attributes of a queue as the API has them: strings. */
export type QueueAttributes = Readonly<Record<string, string>>;

interface AttributeRule {
  readonly initially?: string;
  readonly isValid: (value: string) => boolean;
}

/** What can be set on a standard queue, with Amazon's defaults and bounds (API reference, SetQueueAttributes). */
const RULES: Readonly<Record<string, AttributeRule>> = {
  DelaySeconds: { initially: '0', isValid: integer(0, LIMITS.delaySeconds) },
  MaximumMessageSize: {
    initially: String(LIMITS.messageBytes),
    isValid: integer(1024, LIMITS.messageBytes),
  },
  MessageRetentionPeriod: { initially: '345600', isValid: integer(60, 1_209_600) },
  ReceiveMessageWaitTimeSeconds: { initially: '0', isValid: integer(0, LIMITS.waitSeconds) },
  VisibilityTimeout: { initially: '30', isValid: integer(0, LIMITS.visibilitySeconds) },
  SqsManagedSseEnabled: { initially: 'true', isValid: (value) => /^(true|false)$/.test(value) },
  Policy: { isValid: isJsonObject },
  RedrivePolicy: { isValid: isJsonObject },
  RedriveAllowPolicy: { isValid: isJsonObject },
};

const NOT_IMPLEMENTED: ReadonlySet<string> = new Set([
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
]);

function integer(min: number, max: number): AttributeRule['isValid'] {
  return (value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
}

/** The attributes of a queue that sets none. */
export const INITIAL_ATTRIBUTES: QueueAttributes = Object.fromEntries(
  Object.entries(RULES).flatMap(([name, { initially }]) =>
    initially === undefined ? [] : [[name, initially]],
  ),
);

/**
 * Checks attributes that a client sets. Throws InvalidAttributeName, InvalidAttributeValue, NotImplemented. An empty
 * value of a policy is valid: it removes the policy.
 */
export function checkAttributes(attributes: QueueAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (NOT_IMPLEMENTED.has(name)) throw new NotImplementedError(`SQS queue attribute ${name}`);
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    if (!rule) {
      throw new AwsError('InvalidAttributeName', 400, `Unknown Attribute ${name.slice(0, 100)}.`);
    }
    const isRemoval = value === '' && rule.initially === undefined;
    if (isRemoval || rule.isValid(value)) continue;
    throw new AwsError('InvalidAttributeValue', 400, `Invalid value for the parameter ${name}.`);
  }
}

/** Sets attributes over others; an empty one is taken away. */
export function mergeAttributes(
  before: QueueAttributes,
  changes: QueueAttributes,
): QueueAttributes {
  const merged = { ...before, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

function isJsonObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
