import { randomUUID } from 'node:crypto';
import type {
  Event,
  FilterRule,
  NotificationConfiguration,
  QueueConfiguration,
} from '@aws-sdk/client-s3';
import { NotImplementedError } from '../../errors.ts';
import { invalidArgument, malformedXml } from '../errors.ts';

/** Events that this S3 raises. Others (restores, replication, tagging …) are refused: they would never come. */
const SUPPORTED_EVENTS: ReadonlySet<string> = new Set([
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
] satisfies Event[]);

const QUEUE_ARN = /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;

/**
 * Checks a configuration and adds an id to each entry that has none.
 * Throws NotImplemented for destinations other than queues, InvalidArgument or MalformedXML for wrong values.
 */
export function checkedQueueConfigurations(
  configuration: NotificationConfiguration | undefined,
): QueueConfiguration[] {
  const { QueueConfigurations: queues = [], ...others } = configuration ?? {};
  for (const [kind, value] of Object.entries(others)) {
    const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (isSet) throw new NotImplementedError(`S3 notification by ${kind}`);
  }
  return queues.map(checkedEntry);
}

/** Returns whether an entry subscribes to an event (`ObjectCreated:Put`) of a key. */
export function matchesEvent(entry: QueueConfiguration, eventName: string, key: string): boolean {
  const hasEvent = (entry.Events ?? []).some((pattern) =>
    pattern.endsWith('*')
      ? `s3:${eventName}`.startsWith(pattern.slice(0, -1))
      : pattern === `s3:${eventName}`,
  );
  return hasEvent && (entry.Filter?.Key?.FilterRules ?? []).every((rule) => matchesRule(rule, key));
}

function matchesRule({ Name: name, Value: value = '' }: FilterRule, key: string): boolean {
  return name?.toLowerCase() === 'prefix' ? key.startsWith(value) : key.endsWith(value);
}

function checkedEntry(entry: QueueConfiguration): QueueConfiguration {
  if (!QUEUE_ARN.test(entry.QueueArn ?? '')) {
    throw invalidArgument('The ARN could not be parsed', { ArgumentValue: entry.QueueArn });
  }
  const events = entry.Events ?? [];
  if (events.length === 0) throw malformedXml('a QueueConfiguration needs an Event.');
  for (const event of events) {
    if (!SUPPORTED_EVENTS.has(event)) throw new NotImplementedError(`S3 notification of ${event}`);
  }
  checkRules(entry.Filter?.Key?.FilterRules ?? []);
  return { ...entry, Id: entry.Id ?? randomUUID() };
}

function checkRules(rules: readonly FilterRule[]): void {
  const names = rules.map((rule) => rule.Name?.toLowerCase());
  if (names.some((name) => name !== 'prefix' && name !== 'suffix')) {
    throw invalidArgument('filter rule name must be either prefix or suffix');
  }
  if (new Set(names).size < names.length) {
    throw invalidArgument('Cannot specify more than one prefix rule in a filter.');
  }
}
