import type { ResourceType } from './resource-type.ts';
import { eventsRule } from './resources/events-rule.ts';
import { iamRole } from './resources/iam-role.ts';
import { lambdaEventSourceMapping } from './resources/lambda-event-source-mapping.ts';
import { lambdaFunction } from './resources/lambda-function.ts';
import { lambdaPermission } from './resources/lambda-permission.ts';
import { lambdaUrl } from './resources/lambda-url.ts';
import { lexBot } from './resources/lex-bot.ts';
import { lexBotAlias } from './resources/lex-bot-alias.ts';
import { lexBotVersion } from './resources/lex-bot-version.ts';
import { logsLogGroup } from './resources/logs-log-group.ts';
import { s3Bucket } from './resources/s3-bucket.ts';
import { s3BucketPolicy } from './resources/s3-bucket-policy.ts';
import { sesEmailIdentity } from './resources/ses-email-identity.ts';
import { snsSubscription } from './resources/sns-subscription.ts';
import { snsTopic } from './resources/sns-topic.ts';
import { snsTopicPolicy } from './resources/sns-topic-policy.ts';
import { sqsQueue } from './resources/sqs-queue.ts';
import { sqsQueuePolicy } from './resources/sqs-queue-policy.ts';

const RESOURCE_TYPES: readonly ResourceType[] = [
  eventsRule,
  iamRole,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaPermission,
  lambdaUrl,
  lexBot,
  lexBotAlias,
  lexBotVersion,
  logsLogGroup,
  s3Bucket,
  s3BucketPolicy,
  sesEmailIdentity,
  snsSubscription,
  snsTopic,
  snsTopicPolicy,
  sqsQueue,
  sqsQueuePolicy,
];

const BY_NAME = new Map(RESOURCE_TYPES.map((type) => [type.type, type]));

/** Returns a resource type, or undefined if it is not supported. */
export function resourceType(name: string): ResourceType | undefined {
  return BY_NAME.get(name);
}

/** Returns the attributes that GetAtt can read from a type, or undefined if the type is not supported. */
export function attributesOf(name: string): readonly string[] | undefined {
  return BY_NAME.get(name)?.attributes;
}

export function knownTypes(): readonly string[] {
  return [...BY_NAME.keys()];
}
