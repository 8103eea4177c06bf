import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';
import {
  type RequestTrackerConfig,
  requestTrackerIn,
} from '../../helpdesk/rt/request-tracker-config.ts';

export interface OutboxConfig {
  readonly documentsBucket: string;
  readonly ticketsBucket: string;
  readonly notificationsTopicArn: string;
  readonly urgentTopicArn: string;
  readonly mailFrom: string;
  /** Where to look up tickets, if Request Tracker may be asked. */
  readonly requestTracker?: RequestTrackerConfig;
  readonly logLevel: LogLevel;
}

/** Reads the function's environment. Throws an Error that names each missing variable, or the invalid one. */
export function readConfig(environment: Environment = process.env): OutboxConfig {
  const variables = requiredVariables(environment, [
    'DOCUMENTS_BUCKET',
    'TICKETS_BUCKET',
    'NOTIFICATIONS_TOPIC_ARN',
    'URGENT_TOPIC_ARN',
    'MAIL_FROM',
  ]);
  const requestTracker = requestTrackerIn(environment);
  return {
    documentsBucket: variables.DOCUMENTS_BUCKET,
    ticketsBucket: variables.TICKETS_BUCKET,
    notificationsTopicArn: variables.NOTIFICATIONS_TOPIC_ARN,
    urgentTopicArn: variables.URGENT_TOPIC_ARN,
    mailFrom: variables.MAIL_FROM,
    ...(requestTracker !== undefined && { requestTracker }),
    logLevel: logLevelIn(environment),
  };
}
