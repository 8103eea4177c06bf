import type { RecognisedValue } from '../../../../nlu/interpreter.ts';
import type { BotLocale, Slot, SlotType } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { listedValuesIn } from '../slot-types/multiple-values.ts';
import { spanOf } from '../slot-types/words.ts';

const MAX_RESOLVED = 5;

/**
 * Returns a slot value for a recognised text, by the slot type's resolution strategy. Undefined if Lex would not fill
 * the slot: an unlisted value of a top-resolution type, an ambiguous time.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_SlotValueSelectionSetting.html
 */
export function slotValueOf(
  locale: BotLocale,
  slot: Slot,
  original: string,
  resolved: readonly string[],
): SlotValue | undefined {
  const type = locale.slotTypes.find((candidate) => candidate.slotTypeName === slot.slotTypeName);
  if (slot.allowMultipleValues && type) return multipleValue(type, original);
  const interpreted = interpretedOf(slot.slotTypeName, type, original, resolved);
  return interpreted === undefined ? undefined : scalarValue(original, interpreted, resolved);
}

/** Returns the text of a recognised value as it was typed. */
export function originalOf(text: string, value: RecognisedValue): string {
  return text.slice(value.span.start, value.span.end);
}

export function scalarValue(
  originalValue: string,
  interpretedValue: string,
  resolved: readonly string[],
): SlotValue {
  const resolvedValues = resolved.slice(0, MAX_RESOLVED);
  return { shape: 'Scalar', value: { originalValue, interpretedValue, resolvedValues } };
}

function interpretedOf(
  slotTypeName: string,
  type: SlotType | undefined,
  original: string,
  resolved: readonly string[],
): string | undefined {
  // "10 o'clock" is morning or evening; Lex asks again: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-time.html
  if (slotTypeName === 'AMAZON.Time' && resolved.length > 1) return undefined;
  if (!type || type.parentSlotTypeSignature) return resolved[0] ?? original;
  return type.resolutionStrategy === 'OriginalValue' ? original : resolved[0];
}

/**
 * Returns "pepperoni and pineapple" as two values; even one value makes a list:
 * https://docs.aws.amazon.com/lexv2/latest/dg/multi-valued-slots.html
 */
function multipleValue(type: SlotType, original: string): SlotValue | undefined {
  const values =
    type.resolutionStrategy === 'OriginalValue'
      ? spokenValues(type, original)
      : listedValues(type, original);
  if (values.length === 0) return undefined;
  const resolved = values.flatMap((value) => value.value?.resolvedValues ?? []);
  return { ...scalarValue(original, original, resolved), shape: 'List', values };
}

function listedValues(type: SlotType, original: string): SlotValue[] {
  const { words, found } = listedValuesIn(original, type.slotTypeValues);
  return found.map(({ value, start, end }) => {
    const span = spanOf(words, start, end);
    return scalarValue(original.slice(span.start, span.end), value, [value]);
  });
}

/** Returns the texts between the separators, listed or not; without separators, the listed values. */
function spokenValues(type: SlotType, original: string): SlotValue[] {
  const parts = original.split(/\s*(?:,|&|\band\b)\s*/i).filter((part) => part.trim() !== '');
  const listed = listedValues(type, original);
  if (listed.length > parts.length) {
    return listed.map(({ value }) =>
      scalarValue(
        value?.originalValue ?? '',
        value?.originalValue ?? '',
        value?.resolvedValues ?? [],
      ),
    );
  }
  return parts.map((part) => {
    const canonical = listedValues(type, part)[0]?.value?.resolvedValues ?? [];
    return scalarValue(part.trim(), part.trim(), canonical);
  });
}
