import { join, resolve } from 'node:path';
import { parseEmbedOrigins } from '../../bot/functions/chat/http/embed-origins.ts';
import { parseSize } from './byte-size.ts';
import { type Credentials, type Variable, VariableReader } from './variable-reader.ts';
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
  /** What compares questions with passages in addition to their words. */
  readonly answersEncoder: AnswersEncoder;
  /** The folder that the encoder is installed in; undefined: in the data folder. */
  readonly encoderDir: string | undefined;
  readonly logLevel: LogLevel;
}

export const ANSWERS_ENCODERS = ['none', 'minilm'] as const;
export type AnswersEncoder = (typeof ANSWERS_ENCODERS)[number];

/** A number without a unit is most likely meant in another one. */
const LEAST_DATA_LIMIT = 1e6;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The variables in the order of the documentation. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'HOST',
    defaultValue: '127.0.0.1',
    meaning: 'Address that the three ports are bound to.',
  },
  {
    name: 'AWS_PORT',
    defaultValue: '4566',
    meaning: 'Port of the AWS endpoint; 0 = any free one.',
  },
  {
    name: 'SEARCH_PORT',
    defaultValue: '9200',
    meaning: 'Port of the search endpoint; 0 = any free one.',
  },
  {
    name: 'WEB_PORT',
    defaultValue: '3000',
    meaning: 'Port of the chat and the console; 0 = any free one.',
  },
  {
    name: 'DATA_DIR',
    defaultValue: '.data',
    meaning: 'Folder that keeps everything; one process at a time.',
  },
  {
    name: 'DATA_LIMIT',
    defaultValue: '5GB',
    meaning:
      'Size of `DATA_DIR`, such as `5GB` or `500MB`, beyond which uploads, new chats, and messages, mails and search writes of clients are refused; tickets never are.',
  },
  {
    name: 'TICKET_DAYS',
    defaultValue: '',
    meaning:
      'How many days tickets and their attachments are kept, 1 to 9999; empty = for ever. `TicketDays` of `infra/storage.yaml`.',
  },
  {
    name: 'EVENT_DAYS',
    defaultValue: '',
    meaning:
      'How many days events and figures are kept, 1 to 9999; empty = for ever. `EventDays` of `infra/storage.yaml`.',
  },
  { name: 'AWS_REGION', defaultValue: 'ca-central-1', meaning: 'Region of every resource.' },
  {
    name: 'AWS_BACKEND',
    defaultValue: 'local',
    meaning: 'Where S3, SNS, SES and SQS live: `local`, or the URL of a LocalStack.',
  },
  {
    name: 'SEARCH_BACKEND',
    defaultValue: 'local',
    meaning: 'Where search lives: `local`, or the URL of an OpenSearch.',
  },
  {
    name: 'PUBLIC_AWS_URL',
    defaultValue: '',
    meaning: 'Address of the AWS endpoint as others see it; empty = as bound.',
  },
  {
    name: 'PUBLIC_WEB_URL',
    defaultValue: '',
    meaning: 'Address of the chat as others see it; empty = as bound.',
  },
  {
    name: 'ALLOWED_HOSTS',
    defaultValue: '',
    meaning:
      'Host names, comma-separated, that the three ports answer to in addition to `localhost` and plain IP addresses.',
  },
  {
    name: 'ALLOWED_ORIGINS',
    defaultValue: '',
    meaning:
      'Origins, comma-separated, whose pages may call Amazon Lex on the AWS port, in addition to those on this machine.',
  },
  {
    name: 'EMBED_ORIGINS',
    defaultValue: '',
    meaning:
      'Origins, comma-separated, whose pages may embed the chat; `EmbedOrigins` of `infra/bot.yaml`.',
  },
  {
    name: 'CONSOLE_TOKEN',
    defaultValue: '',
    meaning: 'What a person types to log in to the console; empty = only this machine may see it.',
  },
  {
    name: 'ADMIN_ACCESS_KEY_ID',
    defaultValue: '',
    meaning:
      'Key of the local administrator, for AWS and for search; empty = `test`, for this machine alone.',
  },
  {
    name: 'ADMIN_SECRET_ACCESS_KEY',
    defaultValue: '',
    meaning: 'Secret of that key. With both set, `test` / `test` are refused.',
  },
  {
    name: 'LINK_ENDPOINT',
    defaultValue: '',
    meaning: 'Address that presigned links are made for; empty = `PUBLIC_AWS_URL`.',
  },
  {
    name: 'ANSWERS_ENCODER',
    defaultValue: 'none',
    meaning:
      'What compares questions with passages in addition to their words: `none`, or `minilm` once `support-bot encoder install` has fetched it.',
  },
  {
    name: 'ENCODER_DIR',
    defaultValue: '',
    meaning: 'Folder that the encoder is installed in; empty = `encoder` in `DATA_DIR`.',
  },
  { name: 'LOG_LEVEL', defaultValue: 'info', meaning: 'debug, info, warn, error or silent.' },
];

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
