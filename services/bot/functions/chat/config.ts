import { parseEmbedOrigins } from '../../helpdesk/embed-origins.ts';
import { type Environment, logLevelIn, requiredVariables } from '../../helpdesk/environment.ts';
import type { LogLevel } from '../../helpdesk/json-log.ts';
import { type ConnectConfig, connectIn } from './connect-config.ts';

export interface ChatConfig {
  /** Set by Lambda itself. */
  readonly region: string;
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  readonly documentsBucket: string;
  readonly ticketsBucket: string;
  readonly searchEndpoint: string;
  readonly searchIndex: string;
  /** The S3 endpoint in presigned links, if browsers cannot reach the one that the function uses. */
  readonly linkEndpoint?: string;
  /** Missing if nobody chats with clients. */
  readonly connect?: ConnectConfig;
  /** Origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
  /** Names the run of a platform that ends all its functions when it ends. Not set on AWS, which never ends. */
  readonly run?: string;
  readonly logLevel: LogLevel;
}

/** Reads the function's environment. Throws an Error that names each missing variable, or the invalid one. */
export function readConfig(environment: Environment = process.env): ChatConfig {
  const values = requiredVariables(environment, [
    'AWS_REGION',
    'BOT_ID',
    'BOT_ALIAS_ID',
    'LOCALE_ID',
    'DOCUMENTS_BUCKET',
    'TICKETS_BUCKET',
    'SEARCH_ENDPOINT',
    'SEARCH_INDEX',
  ]);
  const connect = connectIn(environment);
  const linkEndpoint = environment.LINK_ENDPOINT?.trim() || undefined;
  if (linkEndpoint !== undefined && !URL.canParse(linkEndpoint)) {
    throw new Error(`support-bot: LINK_ENDPOINT must be a URL (got "${linkEndpoint}").`);
  }
  return {
    region: values.AWS_REGION,
    botId: values.BOT_ID,
    botAliasId: values.BOT_ALIAS_ID,
    localeId: values.LOCALE_ID,
    documentsBucket: values.DOCUMENTS_BUCKET,
    ticketsBucket: values.TICKETS_BUCKET,
    searchEndpoint: values.SEARCH_ENDPOINT,
    searchIndex: values.SEARCH_INDEX,
    embedOrigins: embedOriginsIn(environment),
    ...(linkEndpoint !== undefined && { linkEndpoint }),
    ...(connect && { connect }),
    ...(environment.PLATFORM_RUN_ID && { run: environment.PLATFORM_RUN_ID }),
    logLevel: logLevelIn(environment),
  };
}

function embedOriginsIn({ EMBED_ORIGINS = '' }: Environment): readonly string[] {
  try {
    return parseEmbedOrigins(EMBED_ORIGINS);
  } catch (error) {
    throw new Error(`support-bot: EMBED_ORIGINS ${(error as Error).message}`);
  }
}
