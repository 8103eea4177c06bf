import { type EncoderSettings, encoderSettings } from '../../helpdesk/encoder/optional-encoder.ts';
import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';

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
  return {
    region: variables.AWS_REGION,
    documentsBucket: variables.DOCUMENTS_BUCKET,
    ticketsBucket: variables.TICKETS_BUCKET,
    notificationsTopicArn: variables.NOTIFICATIONS_TOPIC_ARN,
    urgentTopicArn: variables.URGENT_TOPIC_ARN,
    mailFrom: variables.MAIL_FROM,
    searchEndpoint: variables.SEARCH_ENDPOINT,
    searchIndex: variables.SEARCH_INDEX,
    logLevel: logLevelIn(environment),
    ...encoderSettings(environment),
  };
}
