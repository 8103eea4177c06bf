import { zipSync } from 'fflate';

/** Builds bot definitions in the layout and the spelling of a real export. */

type Json = Record<string, unknown>;

export interface BotFixture {
  readonly name: string;
  readonly localeId?: string;
  readonly threshold?: number;
  readonly intents: readonly IntentFixture[];
  readonly slotTypes?: readonly Json[];
}

export interface IntentFixture {
  readonly name: string;
  readonly slots: readonly Json[];
  readonly intent: Json;
}

/** One message group a text; a list stands for a primary message and its variations. */
export function response(...texts: readonly (string | readonly string[])[]): Json {
  return { messageGroupsList: texts.map(group), allowInterrupt: true };
}

export function prompt(
  text: string | readonly string[],
  maxRetries = 2,
  messageSelectionStrategy = 'Random',
): Json {
  return { ...response(text), maxRetries, messageSelectionStrategy };
}

function group(texts: string | readonly string[]): Json {
  const [primary = '', ...variations] = typeof texts === 'string' ? [texts] : texts;
  return { message: plain(primary), variations: variations.map(plain) };
}

function plain(value: string): Json {
  return {
    plainTextMessage: { value },
    ssmlMessage: null,
    customPayload: null,
    imageResponseCard: null,
  };
}

export interface SlotFixture {
  readonly priority?: number;
  readonly prompt?: Json;
  readonly optional?: boolean;
  readonly multiple?: boolean;
  readonly defaults?: readonly string[];
  readonly utterances?: readonly string[];
  readonly capture?: Json;
  readonly extra?: Json;
}

export function slot(name: string, slotTypeName: string, options: SlotFixture = {}): Json {
  const defaults = (options.defaults ?? []).map((defaultValue) => ({ defaultValue }));
  return {
    name,
    slotTypeName,
    obfuscationSetting: null,
    multipleValuesSetting: { allowMultipleValues: options.multiple ?? false },
    valueElicitationSetting: {
      slotConstraint: options.optional ? 'Optional' : 'Required',
      defaultValueSpecification: defaults.length > 0 ? { defaultValueList: defaults } : null,
      promptSpecification: options.prompt ?? prompt(`${name}?`),
      sampleUtterances: (options.utterances ?? []).map((utterance) => ({ utterance })),
      slotCaptureSetting: options.capture ?? null,
    },
    ...options.extra,
  };
}

export interface IntentOptions {
  readonly utterances?: readonly string[];
  readonly slots?: readonly Json[];
  readonly confirmation?: Json;
  readonly closing?: Json | string;
  readonly initial?: Json;
  readonly dialogHook?: boolean;
  readonly fulfillment?: Json;
  readonly inputContexts?: readonly string[];
  readonly outputContexts?: readonly Json[];
  readonly signature?: string;
  /** Slot names in the order in which they are asked for; as listed by default. */
  readonly priorities?: readonly string[];
}

export function intent(name: string, options: IntentOptions = {}): IntentFixture {
  const slots = options.slots ?? [];
  const order = options.priorities ?? slots.map((one) => String(one.name));
  return {
    name,
    slots,
    intent: {
      name,
      parentIntentSignature: options.signature ?? null,
      sampleUtterances: (options.utterances ?? []).map((utterance) => ({ utterance })),
      intentConfirmationSetting: options.confirmation ?? null,
      intentClosingSetting: closingOf(options.closing),
      initialResponseSetting: options.initial ?? {
        initialResponse: null,
        nextStep: null,
        conditional: null,
        codeHook: null,
      },
      inputContexts: (options.inputContexts ?? []).map((context) => ({ name: context })),
      outputContexts: options.outputContexts ?? null,
      dialogCodeHook: { enabled: options.dialogHook ?? false },
      fulfillmentCodeHook: options.fulfillment ?? null,
      slotPriorities: order.map((slotName, index) => ({ priority: index + 1, slotName })),
    },
  };
}

function closingOf(closing: Json | string | undefined): Json | null {
  if (closing === undefined) return null;
  return typeof closing === 'string'
    ? { isActive: true, closingResponse: response(closing), nextStep: null, conditional: null }
    : closing;
}

export function fallback(options: IntentOptions = {}): IntentFixture {
  return intent('FallbackIntent', { signature: 'AMAZON.FallbackIntent', ...options });
}

/** A next step of a visual conversation flow. */
export function step(type: string, more: Json = {}): Json {
  const { slot: slotToElicit, suppress, intent: target, slots, attributes } = more;
  return {
    dialogAction: {
      type,
      slotToElicit: slotToElicit ?? null,
      suppressNextMessage: suppress ?? null,
    },
    intent: target || slots ? { name: target ?? null, slots: slots ?? {} } : null,
    sessionAttributes: attributes ?? {},
  };
}

export function slotType(
  name: string,
  values: Readonly<Record<string, readonly string[]>>,
  resolutionStrategy = 'TOP_RESOLUTION',
): Json {
  return {
    name,
    slotTypeValues: Object.entries(values).map(([value, synonyms]) => ({
      sampleValue: { value },
      synonyms: synonyms.length > 0 ? synonyms.map((synonym) => ({ value: synonym })) : null,
    })),
    parentSlotTypeSignature: null,
    valueSelectionSetting: { resolutionStrategy, regexFilter: null },
  };
}

/** The files of an export, by path. */
export function exportFiles(bot: BotFixture): Record<string, Json> {
  const { name, localeId = 'en_US' } = bot;
  const locale = `${name}/BotLocales/${localeId}`;
  const files: Record<string, Json> = {
    'Manifest.json': {
      metaData: { schemaVersion: '1', fileFormat: 'LexJson', resourceType: 'BOT' },
    },
    [`${name}/Bot.json`]: {
      name,
      version: 'DRAFT',
      identifier: '',
      dataPrivacy: { childDirected: false },
      idleSessionTTLInSeconds: 300,
    },
    [`${locale}/BotLocale.json`]: {
      name: localeId,
      identifier: localeId,
      version: null,
      nluConfidenceThreshold: bot.threshold ?? 0.4,
    },
  };
  for (const one of bot.intents) {
    files[`${locale}/Intents/${one.name}/Intent.json`] = one.intent;
    for (const item of one.slots) {
      files[`${locale}/Intents/${one.name}/Slots/${item.name}/Slot.json`] = item;
    }
  }
  for (const type of bot.slotTypes ?? []) {
    files[`${locale}/SlotTypes/${type.name}/SlotType.json`] = type;
  }
  return files;
}

/** The zip of an export. */
export function exportZip(bot: BotFixture): Uint8Array {
  return zipFiles(exportFiles(bot));
}

export function zipFiles(files: Record<string, Json>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(
    ([path, json]) => [path, encoder.encode(JSON.stringify(json))] as const,
  );
  return zipSync(Object.fromEntries(entries));
}
