import type { Slots } from '../session/session.ts';
import type { HookIntent, HookResponse } from './hook-outcome.ts';
import { closePrompt } from './prompt.ts';
import { type DialogContext, intentNamed, type Turn } from './turn.ts';

/** What a hook's answer changed that the way on depends on. */
export interface Adopted {
  readonly isOtherIntent: boolean;
  /** A required slot that was filled is empty now. */
  readonly isSlotEmptied: boolean;
}

/** Takes over attributes, contexts, hints and the intent of a hook's answer. */
export function adoptResponse(context: DialogContext, turn: Turn, response: HookResponse): Adopted {
  const { session } = turn;
  if (response.sessionAttributes) session.sessionAttributes = { ...response.sessionAttributes };
  if (response.activeContexts)
    session.activeContexts = structuredClone([...response.activeContexts]);
  if (response.runtimeHints) session.runtimeHints = response.runtimeHints;
  if (response.requestAttributes) turn.requestAttributes = { ...response.requestAttributes };
  if (!response.intent) return { isOtherIntent: false, isSlotEmptied: false };
  return adoptIntent(context, turn, response.intent);
}

function adoptIntent(context: DialogContext, turn: Turn, answered: HookIntent): Adopted {
  const before = turn.session.intent;
  const isOtherIntent = before?.name !== answered.name;
  const known = isOtherIntent ? {} : (before?.slots ?? {});
  const slots = slotsOf(context, answered, known);
  turn.session.intent = {
    name: answered.name,
    slots,
    state: answered.state ?? (isOtherIntent ? 'InProgress' : (before?.state ?? 'InProgress')),
    confirmationState:
      answered.confirmationState ??
      (isOtherIntent ? 'None' : (before?.confirmationState ?? 'None')),
  };
  if (isOtherIntent) closePrompt(turn);
  return { isOtherIntent, isSlotEmptied: hasEmptied(context, answered.name, known, slots) };
}

function slotsOf(context: DialogContext, answered: HookIntent, known: Slots): Slots {
  const from = answered.slots ?? known;
  const names = intentNamed(context.locale, answered.name).slots.map((slot) => slot.slotName);
  return Object.fromEntries(names.map((name) => [name, structuredClone(from[name] ?? null)]));
}

function hasEmptied(
  context: DialogContext,
  intentName: string,
  before: Slots,
  after: Slots,
): boolean {
  return intentNamed(context.locale, intentName).slots.some(
    (slot) =>
      slot.valueElicitationSetting.slotConstraint === 'Required' &&
      before[slot.slotName] &&
      !after[slot.slotName],
  );
}
