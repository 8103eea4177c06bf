import type { Constraints } from './constraints.ts';

const SHAPES = ['Scalar', 'List', 'Composite'] as const;
// A list or a composite slot holds scalars: nothing is deeper than that.
const MAX_DEPTH = 3;

/** Checks the slots that a client sent; an empty one is null. */
export function checkSlots(constraints: Constraints, at: string, slots: unknown, depth = 0): void {
  if (slots === undefined || slots === null) return;
  if (!constraints.object(at, slots)) return;
  for (const [name, slot] of Object.entries(slots)) {
    checkSlot(constraints, `${at}.${name}`, slot, depth);
  }
}

function checkSlot(constraints: Constraints, at: string, slot: unknown, depth: number): void {
  if (slot === undefined || slot === null) return;
  if (depth > MAX_DEPTH) constraints.add(at, 'Member is nested too deeply');
  if (depth > MAX_DEPTH || !constraints.object(at, slot)) return;
  if (slot.shape !== undefined) constraints.oneOf(`${at}.shape`, slot.shape, SHAPES);
  if (slot.value !== undefined && slot.value !== null) {
    checkValue(constraints, `${at}.value`, slot.value);
  }
  if (slot.values !== undefined && constraints.list(`${at}.values`, slot.values)) {
    slot.values.forEach((item, index) => {
      checkSlot(constraints, `${at}.values.${index + 1}.member`, item, depth + 1);
    });
  }
  checkSlots(constraints, `${at}.subSlots`, slot.subSlots, depth + 1);
}

function checkValue(constraints: Constraints, at: string, value: unknown): void {
  if (!constraints.object(at, value)) return;
  constraints.length(`${at}.interpretedValue`, value.interpretedValue, 1, 1024, true);
  if (value.originalValue !== undefined) {
    constraints.length(`${at}.originalValue`, value.originalValue, 1, 1024, true);
  }
  const resolved = value.resolvedValues;
  if (resolved === undefined || !constraints.list(`${at}.resolvedValues`, resolved)) return;
  resolved.forEach((text, index) => {
    constraints.length(`${at}.resolvedValues.${index + 1}.member`, text, 1, 1024, true);
  });
}
