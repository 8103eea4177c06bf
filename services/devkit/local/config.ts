/** The only reader of the environment on the local side. Every variable stands in docs/configuration.md; a test compares. */

export interface Config {
  readonly host: string;
  readonly awsPort: number;
  readonly searchPort: number;
  readonly webPort: number;
  readonly dataDir: string;
  readonly region: string;
  /** Base URL of the LocalStack, and of the OpenSearch, that do the work; undefined: this process does. */
  readonly awsBackend: string | undefined;
  readonly searchBackend: string | undefined;
  /** Addresses that others see; undefined: what is really bound. */
  readonly publicAwsUrl: string | undefined;
  readonly publicWebUrl: string | undefined;
  /** Host names beside 127.0.0.1 and localhost that the web side answers to. */
  readonly allowedHosts: readonly string[];
  /** What presigned links are made for; undefined: the AWS endpoint. */
  readonly linkEndpoint: string | undefined;
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Variable {
  readonly name: string;
  readonly defaultValue: string;
  readonly meaning: string;
}

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
      'Host names, comma-separated, that the chat and console answer to in addition to `localhost` and plain IP addresses.',
  },
  {
    name: 'LINK_ENDPOINT',
    defaultValue: '',
    meaning: 'Address that presigned links are made for; empty = `PUBLIC_AWS_URL`.',
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

/**
 * Reads and checks the configuration.
 * @throws ConfigError with all problems: what was given, what was expected.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const text = (name: string): string => {
    const given = environment[name]?.trim();
    return given || (VARIABLES.find((variable) => variable.name === name)?.defaultValue ?? '');
  };
  const checked = <T>(
    name: string,
    expected: string,
    parse: (value: string) => T | undefined,
  ): T => {
    const value = parse(text(name));
    if (value === undefined) problems.push(`${name} must be ${expected} (got "${text(name)}").`);
    return value as T;
  };
  const port = (name: string) => checked(name, 'a port number, 0 to 65535', portOf);
  const url = (name: string) =>
    checked(name, 'empty or an http(s) URL without a path', urlOf) || undefined;
  const backend = (name: string) =>
    checked(name, '"local" or an http(s) URL without a path', (value) =>
      value === 'local' ? '' : urlOf(value),
    ) || undefined;
  const publicAwsUrl = url('PUBLIC_AWS_URL');
  const config: Config = {
    host: text('HOST'),
    awsPort: port('AWS_PORT'),
    searchPort: port('SEARCH_PORT'),
    webPort: port('WEB_PORT'),
    dataDir: text('DATA_DIR'),
    region: checked('AWS_REGION', 'a region name such as ca-central-1', (value) =>
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(value) ? value : undefined,
    ),
    awsBackend: backend('AWS_BACKEND'),
    searchBackend: backend('SEARCH_BACKEND'),
    publicAwsUrl,
    publicWebUrl: url('PUBLIC_WEB_URL'),
    allowedHosts: text('ALLOWED_HOSTS')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    linkEndpoint: url('LINK_ENDPOINT') ?? publicAwsUrl,
    logLevel: checked('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, (value) =>
      LOG_LEVELS.find((level) => level === value),
    ),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/**
 * Switches off the SDK's warning that versions from January 2027 on will need Node 22: the versions here are pinned and
 * support Node 20, so it would only puzzle whoever starts the product.
 */
export function silenceSdkSupportWarning(environment: NodeJS.ProcessEnv = process.env): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
}

/**
 * What a developer's own handlers are given beside Lambda's variables: the environment they were started from, without its
 * AWS settings, so that no real account is met by accident. Endpoints of single services (`AWS_ENDPOINT_URL_DYNAMODB`) stay.
 */
export function developerEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      const isAws = name.startsWith('AWS_') && !name.startsWith('AWS_ENDPOINT_URL_');
      return value === undefined || isAws ? [] : [[name, value]];
    }),
  );
}

function portOf(value: string): number | undefined {
  const port = Number(value);
  return /^\d{1,5}$/.test(value) && port <= 65_535 ? port : undefined;
}

function urlOf(value: string): string | undefined {
  if (value === '') return '';
  if (!URL.canParse(value)) return undefined;
  const { protocol, pathname, search, hash, origin } = new URL(value);
  const isBare = pathname === '/' && search === '' && hash === '';
  return isBare && (protocol === 'http:' || protocol === 'https:') ? origin : undefined;
}
