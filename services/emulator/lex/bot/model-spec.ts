import type {
  IntentSpec,
  ModelSpec,
  SlotType as NluSlotType,
} from '../../../../nlu/interpreter.ts';
import { alphaNumeric } from '../slot-types/alpha-numeric.ts';
import type { BuiltInSlotType } from '../slot-types/built-in.ts';
import { listRecogniser } from '../slot-types/multiple-values.ts';
import { builtInSlotType } from '../slot-types/registry.ts';
import { builtInUtterances } from './built-in-intents.ts';
import { type BotLocale, type Intent, isFallback, type Slot, type SlotType } from './model.ts';

export interface ModelSpecOptions {
  /** Accept one typo in a listed value; Amazon Lex accepts none. */
  readonly toleratesTypos: boolean;
}

/** Returns what the NLU is trained with for a locale: its intents but the fallback, and the slot types they use. */
export function modelSpecOf(locale: BotLocale, options: ModelSpecOptions): ModelSpec {
  const intents = locale.intents.filter((intent) => !isFallback(intent));
  const slots = intents.flatMap((intent) => intent.slots.filter(isSpoken));
  return {
    locale: locale.localeId,
    intents: intents.map(intentSpec),
    slotTypes: Object.fromEntries(
      slots.map((slot) => [nluTypeName(slot), nluSlotType(locale, slot, options)]),
    ),
  };
}

/** Returns the NLU's name of a slot's type: several values of a type are a type of their own. */
export function nluTypeName(slot: Slot): string {
  return slot.allowMultipleValues ? `${slot.slotTypeName}[]` : slot.slotTypeName;
}

/** A composite slot has no value of its own in an utterance; its parts have. */
function isSpoken(slot: Slot): boolean {
  return slot.subSlotSetting === undefined;
}

function intentSpec(intent: Intent): IntentSpec {
  const builtIn = builtInUtterances(intent.parentIntentSignature ?? '');
  return {
    intent: intent.intentName,
    ...(intent.description ? { description: intent.description } : {}),
    utterances: [
      ...builtIn,
      ...intent.sampleUtterances.filter((text) => isOfOwnSlots(intent, text)),
    ],
    slots: Object.fromEntries(
      intent.slots.filter(isSpoken).map((slot) => [slot.slotName, nluTypeName(slot)]),
    ),
  };
}

function nluSlotType(locale: BotLocale, slot: Slot, options: ModelSpecOptions): NluSlotType {
  const custom = locale.slotTypes.find((type) => type.slotTypeName === slot.slotTypeName);
  if (slot.allowMultipleValues && custom) return multipleType(custom);
  if (custom) return customType(custom, options);
  return builtInType(builtInSlotType(slot.slotTypeName));
}

function customType(type: SlotType, options: ModelSpecOptions): NluSlotType {
  if (type.parentSlotTypeSignature === 'AMAZON.AlphaNumeric') {
    return builtInType(alphaNumeric(type.regexPattern));
  }
  const parent = builtInSlotType(type.parentSlotTypeSignature ?? '');
  if (type.slotTypeValues.length === 0) return builtInType(parent);
  return {
    kind: 'list',
    values: type.slotTypeValues,
    toleratesTypos: options.toleratesTypos,
    isClosed: type.resolutionStrategy === 'TopResolution',
  };
}

function multipleType(type: SlotType): NluSlotType {
  return {
    kind: 'recogniser',
    recogniser: listRecogniser(type.slotTypeValues),
    examples: type.slotTypeValues.slice(0, 10).map((entry) => entry.value),
  };
}

/** An unknown type accepts any words. */
function builtInType(type: BuiltInSlotType | undefined): NluSlotType {
  if (!type || type.isOpen) return { kind: 'open', examples: type?.examples ?? [] };
  return { kind: 'recogniser', recogniser: type.recogniser, examples: type.examples };
}

/** Leaves out utterances with a part of a composite slot, `{Address.City}`: the other samples train the classifier. */
function isOfOwnSlots(intent: Intent, utterance: string): boolean {
  const spoken = intent.slots.filter(isSpoken).map((slot) => slot.slotName);
  const named = [...utterance.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]?.trim() ?? '');
  return named.every((name) => spoken.includes(name));
}
