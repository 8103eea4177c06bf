import type { Slot } from '../bot/model.ts';
import type { SlotValue } from '../session/session.ts';
import { clausesOf } from './sub-slot-expression.ts';

/**
 * The sub-slot to ask for next: of the alternatives that the expression allows, the one with the fewest parts missing.
 * Undefined where the slot is not composite, holds nothing yet, or is complete.
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

/** Adds the parts that an answer held to those that are there. */
export function mergeSubSlots(before: SlotValue | null | undefined, after: SlotValue): SlotValue {
  if (after.shape !== 'Composite') return after;
  return { ...after, subSlots: { ...before?.subSlots, ...after.subSlots } };
}
