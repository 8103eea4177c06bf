import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';

export interface OutboxConfig {
  readonly ticketsBucket: string;
  readonly notificationsTopicArn: string;
  readonly mailFrom: string;
  readonly logLevel: LogLevel;
}

/** Reads the function's environment. Throws one Error that names every missing variable. */
export function readConfig(environment: Environment = process.env): OutboxConfig {
  const variables = requiredVariables(environment, [
    'TICKETS_BUCKET',
    'NOTIFICATIONS_TOPIC_ARN',
    'MAIL_FROM',
  ]);
  return {
    ticketsBucket: variables.TICKETS_BUCKET,
    notificationsTopicArn: variables.NOTIFICATIONS_TOPIC_ARN,
    mailFrom: variables.MAIL_FROM,
    logLevel: logLevelIn(environment),
  };
}
