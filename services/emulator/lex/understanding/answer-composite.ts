import type { Slot, SubSlotSpecification } from '../bot/model.ts';
import type { SlotAnswer } from '../dialog/turn.ts';
import type { SlotValue } from '../session/session.ts';
import { originalOf, scalarValue } from './slot-values.ts';
import { type AnswerDeps, valuesOf } from './values-of-type.ts';

/**
 * Finds the parts of a composite slot in an answer. Our choice: parts with values of their own (a number, a listed value)
 * are found first; the rest of the text goes to the elicited part, or to the first open one.
 * https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html
 */
export function answerComposite(
  deps: AnswerDeps,
  slot: Slot,
  text: string,
  asked: string | undefined,
): SlotAnswer | undefined {
  const parts = Object.entries(slot.subSlotSetting?.slotSpecifications ?? {});
  const ordered = [...parts].sort(([a], [b]) => Number(b === asked) - Number(a === asked));
  const subSlots: Record<string, SlotValue> = {};
  let rest = text;
  for (const isOpen of [false, true]) {
    for (const [name, part] of ordered) {
      const found = subSlots[name] ? undefined : partIn(deps, part, rest, isOpen);
      if (!found) continue;
      subSlots[name] = found.value;
      rest = found.rest;
    }
  }
  if (Object.keys(subSlots).length === 0) return undefined;
  const value: SlotValue = { ...scalarValue(text, text, []), shape: 'Composite', subSlots };
  return { value, isOpen: true, isWhole: false };
}

interface Part {
  readonly value: SlotValue;
  readonly rest: string;
}

function partIn(
  deps: AnswerDeps,
  part: SubSlotSpecification,
  text: string,
  isOpen: boolean,
): Part | undefined {
  const found = valuesOf(deps, part.slotTypeName, part.slotTypeName, text);
  const first = found.isOpen === isOpen ? found.values[0] : undefined;
  if (!first) return undefined;
  const original = originalOf(text, first);
  const interpreted = first.resolved[0] ?? original;
  const rest = `${text.slice(0, first.span.start)} ${text.slice(first.span.end)}`;
  return { value: scalarValue(original, interpreted, first.resolved), rest: rest.trim() };
}
