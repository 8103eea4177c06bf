import type { Intent } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { InvalidHookResponse, ResponseReader } from './response-reader.ts';

type AnsweredSlots = Record<string, SlotValue | null>;

const SHAPES = ['Scalar', 'List', 'Composite'] as const;

/** Reads the slots of an intent; undefined if the response has none. Throws InvalidHookResponse if one is invalid. */
export function readSlots(reader: ResponseReader, intent: Intent): AnsweredSlots | undefined {
  if (!reader.has('slots')) return undefined;
  const slots = reader.entries('slots').map(([name, value]) => {
    if (intent.slots.some((slot) => slot.slotName === name)) {
      return [name, value === null ? null : readSlot(value, 0)] as const;
    }
    throw new InvalidHookResponse(`the intent ${intent.intentName} has no slot "${name}"`);
  });
  return Object.fromEntries(slots);
}

// A composite slot holds scalars: nothing is deeper than that.
const MAX_DEPTH = 3;

function readSlot(value: unknown, depth: number): SlotValue | null {
  const json = JSON.stringify(value) ?? 'null';
  if (depth > MAX_DEPTH) throw new InvalidHookResponse('a slot is nested too deep');
  const reader = new ResponseReader(value, 'Slot', json);
  const inner = (raw: unknown) => readSlot(raw, depth + 1);
  const text = readValue(reader.object('value', 'Value'));
  const values = readList(value).flatMap((item) => inner(item) ?? []);
  const parts = reader.entries('subSlots').flatMap(([name, part]) => {
    const slot = part === null ? null : inner(part);
    return slot ? [[name, slot] as const] : [];
  });
  if (!text && values.length === 0 && parts.length === 0) return null;
  return {
    shape: reader.word('shape', SHAPES) ?? shapeOf(values.length, parts.length),
    ...(text ? { value: text } : {}),
    ...(values.length > 0 ? { values } : {}),
    ...(parts.length > 0 ? { subSlots: Object.fromEntries(parts) } : {}),
  };
}

function readValue(reader: ResponseReader | undefined): SlotValue['value'] | undefined {
  const interpretedValue = reader?.text('interpretedValue');
  if (!reader || interpretedValue === undefined) return undefined;
  return {
    interpretedValue,
    originalValue: reader.text('originalValue') ?? interpretedValue,
    resolvedValues: reader.texts('resolvedValues'),
  };
}

function readList(value: unknown): readonly unknown[] {
  const values = (value as { values?: unknown }).values;
  return Array.isArray(values) ? values : [];
}

function shapeOf(values: number, parts: number): SlotValue['shape'] {
  if (parts > 0) return 'Composite';
  return values > 0 ? 'List' : 'Scalar';
}
