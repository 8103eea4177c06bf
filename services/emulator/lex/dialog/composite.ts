import type { Slot } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { clausesOf } from './sub-slot-expression.ts';

/**
 * Returns the sub-slot to elicit next: of the alternatives that the expression allows, the one with the fewest parts
 * missing. Undefined if the slot is not composite, is empty, or is complete.
 * https://docs.aws.amazon.com/lexv2/latest/dg/composite-slots.html; which alternative is our choice.
 */
export function missingSubSlot(
  slot: Slot,
  value: SlotValue | null | undefined,
): string | undefined {
  const { subSlotSetting } = slot;
  if (!subSlotSetting || !value) return undefined;
  const filled = value.subSlots ?? {};
  const names = Object.keys(subSlotSetting.slotSpecifications);
  const missing = clausesOf(subSlotSetting.expression, names).map((clause) =>
    clause.filter((name) => !filled[name]),
  );
  const closest = missing.reduce((best, clause) => (clause.length < best.length ? clause : best));
  return closest[0];
}

/** Adds the parts found in an answer to those already filled. */
export function mergeSubSlots(before: SlotValue | null | undefined, after: SlotValue): SlotValue {
  if (after.shape !== 'Composite') return after;
  return { ...after, subSlots: { ...before?.subSlots, ...after.subSlots } };
}
