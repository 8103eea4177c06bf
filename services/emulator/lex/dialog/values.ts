import type { SlotOverride } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { sessionIntent, type Turn } from './turn.ts';

/** Returns a filled scalar slot; its text is said, interpreted and resolved alike. */
export function scalar(text: string, resolved: readonly string[] = [text]): SlotValue {
  return {
    shape: 'Scalar',
    value: { originalValue: text, interpretedValue: text, resolvedValues: [...resolved] },
  };
}

/** Returns a filled multi-value slot; `phrase` is the whole text of its values. */
export function list(phrase: string, values: SlotValue[]): SlotValue {
  return {
    shape: 'List',
    value: { originalValue: phrase, interpretedValue: phrase, resolvedValues: [phrase] },
    values,
  };
}

/** Returns the text of a slot in messages and conditions: its interpreted value. */
export function textOf(slot: SlotValue | null | undefined): string | undefined {
  return slot?.value?.interpretedValue;
}

/**
 * Returns the slot value that a next step sets; null if its reference doesn't resolve:
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-setting-values.html
 */
export function resolveOverride(turn: Turn, override: SlotOverride): SlotValue | null {
  if (override === null) return null;
  if (override.shape === 'Scalar') {
    const text = resolveText(turn, override.interpretedValue);
    return text === undefined ? null : scalar(text);
  }
  const texts = override.interpretedValues.flatMap((value) => resolveText(turn, value) ?? []);
  return texts.length === 0
    ? null
    : list(
        texts.join(', '),
        texts.map((text) => scalar(text)),
      );
}

/** Resolves `{slot}`, `[attribute]` and `((attribute))`, undefined if unset; returns any other text unchanged. */
export function resolveText(turn: Turn, text: string): string | undefined {
  const slot = /^\{(?:[\w-]+\.)?([\w-]+)\}$/.exec(text);
  if (slot) return textOf(turn.session.intent && sessionIntent(turn).slots[slot[1] ?? '']);
  const attribute = /^\[([\w:.-]+)\]$/.exec(text);
  if (attribute) return turn.session.sessionAttributes[attribute[1] ?? ''];
  const request = /^\(\(([\w:.-]+)\)\)$/.exec(text);
  if (request) return turn.requestAttributes[request[1] ?? ''];
  return text === '$.inputTranscript' || text === '$.transcriptions[0].transcription'
    ? turn.input.transcript
    : text;
}
