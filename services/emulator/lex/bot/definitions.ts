/** Receives bots, from CloudFormation resources and from the command line. */
export interface BotDefinitions {
  /**
   * Creates or replaces a bot's DRAFT and builds (trains) it.
   * Throws BotDefinitionError with every problem of the definition, by file and JSON path.
   */
  putBot(bot: BotSource | InlineBotSource): Promise<void>;
  /** Freezes DRAFT as a numbered version. Idempotent: the same version again changes nothing. */
  putVersion(version: { readonly botId: string; readonly botVersion: string }): Promise<void>;
  putAlias(alias: AliasSettings): Promise<void>;
}

export interface BotSource {
  /** 10 characters `[0-9A-Z]`. */
  readonly botId: string;
  readonly botName: string;
  /** The Lex V2 export layout, zipped. */
  readonly zip: Uint8Array;
  readonly idleSessionTtlSeconds: number;
}

/** A bot with its locales inline in a CloudFormation template. */
export interface InlineBotSource extends Omit<BotSource, 'zip'> {
  /** The properties of the `AWS::Lex::Bot`, with intrinsics resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The template's name in problems. */
  readonly file: string;
  /** Path of the properties in it: `Resources.Bot.Properties`. */
  readonly path: string;
}

export interface AliasSettings {
  readonly botId: string;
  /** 10 characters; `TSTALIASID` is the test alias and follows DRAFT. */
  readonly botAliasId: string;
  readonly botAliasName: string;
  /** `DRAFT` or digits. */
  readonly botVersion: string;
  readonly locales: Readonly<
    Record<string, { readonly enabled: boolean; readonly lambdaArn?: string }>
  >;
}
