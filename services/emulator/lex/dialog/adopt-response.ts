import type { Slots } from '../session/session.ts';
import type { HookIntent, HookResponse } from './hook-outcome.ts';
import { intentNamed, type Turn, type World } from './turn.ts';

/** What a hook's answer changed that the way on depends on. */
export interface Adopted {
  readonly isOtherIntent: boolean;
  /** A required slot that was filled is empty now. */
  readonly isSlotEmptied: boolean;
}

/** Takes over attributes, contexts, hints and the intent of a hook's answer. */
export function adoptResponse(world: World, turn: Turn, response: HookResponse): Adopted {
  const { session } = turn;
  if (response.sessionAttributes) session.sessionAttributes = { ...response.sessionAttributes };
  if (response.activeContexts)
    session.activeContexts = structuredClone([...response.activeContexts]);
  if (response.runtimeHints) session.runtimeHints = response.runtimeHints;
  if (response.requestAttributes) turn.requestAttributes = { ...response.requestAttributes };
  if (!response.intent) return { isOtherIntent: false, isSlotEmptied: false };
  return adoptIntent(world, turn, response.intent);
}

function adoptIntent(world: World, turn: Turn, answered: HookIntent): Adopted {
  const before = turn.session.intent;
  const isOtherIntent = before?.name !== answered.name;
  const known = isOtherIntent ? {} : (before?.slots ?? {});
  const slots = slotsOf(world, answered, known);
  turn.session.intent = {
    name: answered.name,
    slots,
    state: answered.state ?? (isOtherIntent ? 'InProgress' : (before?.state ?? 'InProgress')),
    confirmationState:
      answered.confirmationState ??
      (isOtherIntent ? 'None' : (before?.confirmationState ?? 'None')),
  };
  if (isOtherIntent) {
    turn.session.misses = 0;
    delete turn.session.dialogAction;
  }
  return { isOtherIntent, isSlotEmptied: hasEmptied(world, answered.name, known, slots) };
}

function slotsOf(world: World, answered: HookIntent, known: Slots): Slots {
  const from = answered.slots ?? known;
  const names = intentNamed(world.locale, answered.name).slots.map((slot) => slot.slotName);
  return Object.fromEntries(names.map((name) => [name, structuredClone(from[name] ?? null)]));
}

function hasEmptied(world: World, intentName: string, before: Slots, after: Slots): boolean {
  return intentNamed(world.locale, intentName).slots.some(
    (slot) =>
      slot.valueElicitationSetting.slotConstraint === 'Required' &&
      before[slot.slotName] &&
      !after[slot.slotName],
  );
}
