import { type EncoderSettings, encoderSettings } from '../../helpdesk/encoder/optional-encoder.ts';
import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import { type KeptDays, keptDaysIn } from '../../helpdesk/intake/kept-days.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';
import {
  type RequestTrackerConfig,
  requestTrackerIn,
} from '../../helpdesk/rt/request-tracker-config.ts';

export interface FulfillmentConfig extends EncoderSettings {
  /** Set by Lambda itself. */
  readonly region: string;
  readonly documentsBucket: string;
  readonly ticketsBucket: string;
  readonly notificationsTopicArn: string;
  readonly urgentTopicArn: string;
  readonly mailFrom: string;
  readonly searchEndpoint: string;
  readonly searchIndex: string;
  /** Where to ask how far a ticket is, if Request Tracker may be asked. */
  readonly requestTracker?: RequestTrackerConfig;
  readonly kept: KeptDays;
  /** Whether people chat with clients. */
  readonly handoff: boolean;
  readonly logLevel: LogLevel;
}

/** Reads the function's environment. Throws one Error that names every missing variable. */
export function readConfig(environment: Environment = process.env): FulfillmentConfig {
  const variables = requiredVariables(environment, [
    'AWS_REGION',
    'DOCUMENTS_BUCKET',
    'TICKETS_BUCKET',
    'NOTIFICATIONS_TOPIC_ARN',
    'URGENT_TOPIC_ARN',
    'MAIL_FROM',
    'SEARCH_ENDPOINT',
    'SEARCH_INDEX',
  ]);
  const requestTracker = requestTrackerIn(environment);
  return {
    region: variables.AWS_REGION,
    documentsBucket: variables.DOCUMENTS_BUCKET,
    ticketsBucket: variables.TICKETS_BUCKET,
    notificationsTopicArn: variables.NOTIFICATIONS_TOPIC_ARN,
    urgentTopicArn: variables.URGENT_TOPIC_ARN,
    mailFrom: variables.MAIL_FROM,
    searchEndpoint: variables.SEARCH_ENDPOINT,
    searchIndex: variables.SEARCH_INDEX,
    ...(requestTracker !== undefined && { requestTracker }),
    kept: keptDaysIn(environment),
    handoff: environment.HANDOFF === 'true',
    logLevel: logLevelIn(environment),
    ...encoderSettings(environment),
  };
}
