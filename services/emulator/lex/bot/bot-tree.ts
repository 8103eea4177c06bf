import type { JsonReader } from './json-reader.ts';

/** A bot definition split into its parts but not read yet; the same for an export and a CloudFormation template. */
export interface BotTree {
  readonly bot: JsonReader;
  readonly locales: readonly LocaleTree[];
}

export interface LocaleTree {
  readonly localeId: string;
  readonly locale: JsonReader;
  readonly intents: readonly IntentTree[];
  readonly slotTypes: readonly JsonReader[];
}

export interface IntentTree {
  readonly intent: JsonReader;
  readonly slots: readonly JsonReader[];
}
