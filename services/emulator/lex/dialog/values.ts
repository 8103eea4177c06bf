import type { SlotOverride } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { sessionIntent, type Turn } from './turn.ts';

/** A filled scalar slot whose text stands for itself. */
export function scalar(text: string, resolved: readonly string[] = [text]): SlotValue {
  return {
    shape: 'Scalar',
    value: { originalValue: text, interpretedValue: text, resolvedValues: [...resolved] },
  };
}

/** A filled multi-value slot; `phrase` is what was said as a whole. */
export function list(phrase: string, values: SlotValue[]): SlotValue {
  return {
    shape: 'List',
    value: { originalValue: phrase, interpretedValue: phrase, resolvedValues: [phrase] },
    values,
  };
}

/** The text that a slot is spoken of by. */
export function textOf(slot: SlotValue | null | undefined): string | undefined {
  return slot?.value?.interpretedValue;
}

/** Turns a value that a next step sets into a slot value; references resolve now, unresolvable ones are null. */
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

/** `{slot}`, `[attribute]` and `((attribute))` give their value, anything else itself; undefined where unset. */
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
