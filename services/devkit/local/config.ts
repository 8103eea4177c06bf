import { join, resolve } from 'node:path';
import { parseEmbedOrigins } from '../../bot/helpdesk/embed-origins.ts';
import { parseSize } from './byte-size.ts';
import { type Credentials, VariableReader } from './variable-reader.ts';
import { VARIABLES } from './variables.ts';
import { withoutSecrets } from './without-secrets.ts';

// The only reader of the environment on the local side. Every variable is in docs/configuration.md; a test compares.

export interface Config {
  readonly host: string;
  readonly awsPort: number;
  readonly searchPort: number;
  readonly webPort: number;
  readonly dataDir: string;
  /** In bytes. */
  readonly dataLimit: number;
  readonly region: string;
  /** How long tickets, and events and figures, are kept: a number of days as text; empty: for ever. */
  readonly ticketDays: string;
  readonly eventDays: string;
  /** Base URLs of a LocalStack and of an OpenSearch behind this process; undefined: the embedded services. */
  readonly awsBackend: string | undefined;
  readonly searchBackend: string | undefined;
  /** Addresses that others see; undefined: the bound ones. */
  readonly publicAwsUrl: string | undefined;
  readonly publicWebUrl: string | undefined;
  /** Host names that the three ports answer to, localhost and plain addresses aside. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call Amazon Lex on the AWS port, those of this machine aside. */
  readonly allowedOrigins: readonly string[];
  /** Origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
  /** What opens the console; undefined: it is for this machine alone. */
  readonly consoleToken: string | undefined;
  /** The local administrator; undefined: test / test, from this machine alone. */
  readonly administrator: Credentials | undefined;
  /** Address that presigned links are made for; undefined: the AWS endpoint. */
  readonly linkEndpoint: string | undefined;
  /** Whether the agents of the local Amazon Connect take over chats. */
  readonly handoff: HandoffMode;
  readonly handoffWaitSeconds: string;
  /** What compares questions with passages in addition to their words. */
  readonly answersEncoder: AnswersEncoder;
  /** The folder that the encoder is installed in; undefined: in the data folder. */
  readonly encoderDir: string | undefined;
  readonly logLevel: LogLevel;
}

export const HANDOFF_MODES = ['local', 'none'] as const;
export type HandoffMode = (typeof HANDOFF_MODES)[number];

export const ANSWERS_ENCODERS = ['none', 'minilm'] as const;
export type AnswersEncoder = (typeof ANSWERS_ENCODERS)[number];

/** A number without a unit is most likely meant in another one. */
const LEAST_DATA_LIMIT = 1e6;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every variable that can't be used, at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Reads and checks the configuration. Throws ConfigError with every problem: the value, and what was expected. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const reader = new VariableReader(environment, VARIABLES);
  const publicAwsUrl = reader.url('PUBLIC_AWS_URL');
  const config: Config = {
    host: reader.text('HOST'),
    awsPort: reader.port('AWS_PORT'),
    searchPort: reader.port('SEARCH_PORT'),
    webPort: reader.port('WEB_PORT'),
    dataDir: reader.text('DATA_DIR'),
    dataLimit: reader.parsed(
      'DATA_LIMIT',
      'a size of at least 1MB, such as 5GB or 500MB',
      (value) => {
        const bytes = parseSize(value);
        return bytes !== undefined && bytes >= LEAST_DATA_LIMIT ? bytes : undefined;
      },
    ),
    ticketDays: days(reader, 'TICKET_DAYS'),
    eventDays: days(reader, 'EVENT_DAYS'),
    region: reader.parsed('AWS_REGION', 'a region name such as ca-central-1', (value) =>
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(value) ? value : undefined,
    ),
    awsBackend: reader.backend('AWS_BACKEND'),
    searchBackend: reader.backend('SEARCH_BACKEND'),
    publicAwsUrl,
    publicWebUrl: reader.url('PUBLIC_WEB_URL'),
    allowedHosts: reader.hosts('ALLOWED_HOSTS'),
    allowedOrigins: reader.origins('ALLOWED_ORIGINS'),
    embedOrigins: reader.checked('EMBED_ORIGINS', parseEmbedOrigins),
    consoleToken: reader.text('CONSOLE_TOKEN') || undefined,
    administrator: reader.credentials('ADMIN_ACCESS_KEY_ID', 'ADMIN_SECRET_ACCESS_KEY'),
    linkEndpoint: reader.url('LINK_ENDPOINT') ?? publicAwsUrl,
    handoff: reader.parsed('HANDOFF', `one of ${HANDOFF_MODES.join(', ')}`, (value) =>
      HANDOFF_MODES.find((mode) => mode === value),
    ),
    handoffWaitSeconds: reader.parsed(
      'HANDOFF_WAIT_SECONDS',
      'a number of seconds from 10 to 800',
      (value) =>
        /^\d{2,3}$/.test(value) && Number(value) >= 10 && Number(value) <= 800 ? value : undefined,
    ),
    answersEncoder: reader.parsed(
      'ANSWERS_ENCODER',
      `one of ${ANSWERS_ENCODERS.join(', ')}`,
      (value) => ANSWERS_ENCODERS.find((encoder) => encoder === value),
    ),
    encoderDir: reader.text('ENCODER_DIR') || undefined,
    logLevel: reader.parsed('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, (value) =>
      LOG_LEVELS.find((level) => level === value),
    ),
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

function days(reader: VariableReader, name: 'TICKET_DAYS' | 'EVENT_DAYS'): string {
  return reader.parsed(name, 'a number of days from 1 to 9999, or empty', (value) =>
    /^(?:[1-9]\d{0,3})?$/.test(value) ? value : undefined,
  );
}

/** Returns the folder that the encoder is installed in. */
export function encoderFolderOf({
  dataDir,
  encoderDir,
}: Pick<Config, 'dataDir' | 'encoderDir'>): string {
  return resolve(encoderDir ?? join(dataDir, 'encoder'));
}

/**
 * Switches off the SDK's warning that versions from January 2027 on will need Node 22: the versions here are pinned and
 * support Node 20, so it would only puzzle the user.
 */
export function silenceSdkSupportWarning(environment: NodeJS.ProcessEnv = process.env): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
}

/**
 * Returns the environment for a developer's own handlers: no handler reaches a real account by accident. Endpoints of
 * single services (`AWS_ENDPOINT_URL_DYNAMODB`) stay.
 */
export const developerEnvironment = (environment: NodeJS.ProcessEnv = process.env) =>
  withoutSecrets(environment);
