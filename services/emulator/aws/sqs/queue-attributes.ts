import { AwsError, NotImplementedError } from '../errors.ts';
import { limits } from './limits.ts';

/** Attributes of a queue as the API has them: strings. */
export type QueueAttributes = Readonly<Record<string, string>>;

interface AttributeRule {
  readonly initially?: string;
  readonly isValid: (value: string) => boolean;
}

const integer = (least: number, most: number) => (value: string) =>
  /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;

/** What can be set on a standard queue, with Amazon's defaults and bounds (API reference, SetQueueAttributes). */
const rules: Readonly<Record<string, AttributeRule>> = {
  DelaySeconds: { initially: '0', isValid: integer(0, limits.delaySeconds) },
  MaximumMessageSize: {
    initially: String(limits.messageBytes),
    isValid: integer(1024, limits.messageBytes),
  },
  MessageRetentionPeriod: { initially: '345600', isValid: integer(60, 1_209_600) },
  ReceiveMessageWaitTimeSeconds: { initially: '0', isValid: integer(0, limits.waitSeconds) },
  VisibilityTimeout: { initially: '30', isValid: integer(0, limits.visibilitySeconds) },
  SqsManagedSseEnabled: { initially: 'true', isValid: (value) => /^(true|false)$/.test(value) },
  Policy: { isValid: isJsonObject },
  RedrivePolicy: { isValid: isJsonObject },
  RedriveAllowPolicy: { isValid: isJsonObject },
};

const notImplemented: ReadonlySet<string> = new Set([
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
]);

/** What a queue has when nothing is said. */
export const initialAttributes: QueueAttributes = Object.fromEntries(
  Object.entries(rules).flatMap(([name, { initially }]) =>
    initially === undefined ? [] : [[name, initially]],
  ),
);

/**
 * Checks attributes that a client sets. Throws InvalidAttributeName, InvalidAttributeValue, NotImplemented. An empty
 * value of a policy is valid: it removes the policy.
 */
export function checkAttributes(attributes: QueueAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (notImplemented.has(name)) throw new NotImplementedError(`SQS queue attribute ${name}`);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
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
