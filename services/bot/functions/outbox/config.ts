import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';

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

export interface RequestTrackerConfig {
  /** The base URL of Request Tracker, without `/REST/2.0`. */
  readonly url: string;
  readonly token: string;
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
  const requestTracker = readRequestTracker(environment);
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

function readRequestTracker(environment: Environment): RequestTrackerConfig | undefined {
  const url = environment.RT_URL?.trim() ?? '';
  const token = environment.RT_TOKEN?.trim() ?? '';
  if (url === '' && token === '') return undefined;
  if (url === '' || token === '') {
    throw new Error('support-bot: RT_URL and RT_TOKEN must be set together, or neither.');
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error(`support-bot: RT_URL must be a URL (got "${url}").`);
  }
  return { url, token };
}
