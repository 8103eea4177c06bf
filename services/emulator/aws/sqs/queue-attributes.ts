import { AwsError, NotImplementedError } from '../errors.ts';
import { LIMITS } from './limits.ts';

/** Attributes of a queue in the format of the API: strings. */
export type QueueAttributes = Readonly<Record<string, string>>;

interface AttributeRule {
  readonly defaultValue?: string;
  readonly isValid: (value: string) => boolean;
}

/** The attributes that a standard queue can have, with AWS's defaults and ranges (API reference, SetQueueAttributes). */
const RULES: Readonly<Record<string, AttributeRule>> = {
  DelaySeconds: { defaultValue: '0', isValid: integer(0, LIMITS.delaySeconds) },
  MaximumMessageSize: {
    defaultValue: String(LIMITS.messageBytes),
    isValid: integer(1024, LIMITS.messageBytes),
  },
  MessageRetentionPeriod: { defaultValue: '345600', isValid: integer(60, 1_209_600) },
  ReceiveMessageWaitTimeSeconds: { defaultValue: '0', isValid: integer(0, LIMITS.waitSeconds) },
  VisibilityTimeout: { defaultValue: '30', isValid: integer(0, LIMITS.visibilitySeconds) },
  SqsManagedSseEnabled: { defaultValue: 'true', isValid: (value) => /^(true|false)$/.test(value) },
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
  Object.entries(RULES).flatMap(([name, { defaultValue }]) =>
    defaultValue === undefined ? [] : [[name, defaultValue]],
  ),
);

/**
 * Checks attributes that a client sets. An empty policy is valid: it removes the policy. Throws InvalidAttributeName or
 * InvalidAttributeValue if one is not valid, NotImplemented if one is not supported.
 */
export function checkAttributes(attributes: QueueAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (NOT_IMPLEMENTED.has(name)) throw new NotImplementedError(`SQS queue attribute ${name}`);
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    if (!rule) {
      throw new AwsError('InvalidAttributeName', 400, `Unknown Attribute ${name.slice(0, 100)}.`);
    }
    const isRemoval = value === '' && rule.defaultValue === undefined;
    if (isRemoval || rule.isValid(value)) continue;
    throw new AwsError('InvalidAttributeValue', 400, `Invalid value for the parameter ${name}.`);
  }
}

/** Returns the attributes with changes applied. An empty value removes an attribute. */
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
