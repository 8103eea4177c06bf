// Types of `import { LexV2Container } from 'support-bot/testcontainers'`; a test holds them against lex-v2-container.ts.
import type { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { AbstractStartedContainer, GenericContainer } from 'testcontainers';

/**
 * Amazon Lex V2 with one bot, in a container. The image is built from this package's Dockerfile unless one is named.
 */
export declare class LexV2Container extends GenericContainer {
  constructor(image?: string);
  /** An export's zip, its unpacked folder, or a CloudFormation template with the bot inline. */
  withBot(path: string): this;
  /**
   * The code hook behind the test alias: `handler.ts[#export]`, or `ARN=URL` with a URL that the container can reach; `fr_CA=`
   * in front makes it the one of a locale. A handler's file is bundled with what it imports where the project has esbuild.
   */
  withHook(target: string): this;
  /** Region of the client, and of the handlers' own. Default us-east-1. */
  withRegion(region: string): this;
  /** Resolves once the bot is trained and answers. Rejects with what is wrong with bot or hooks. */
  start(): Promise<StartedLexV2Container>;
}

/** A bot that answers. */
export declare class StartedLexV2Container extends AbstractStartedContainer {
  private constructor();
  /** What an SDK takes as `endpoint`, with the credentials test / test. */
  getEndpoint(): string;
  getBotId(): string;
  /** Always TSTALIASID. */
  getBotAliasId(): string;
  getLocaleIds(): readonly string[];
  /** A stock client of Amazon Lex that speaks to this container; its caller destroys it. */
  getClient(): LexRuntimeV2Client;
}
