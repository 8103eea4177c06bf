import type { Slots } from '../session/session.ts';
import type { HookIntent, HookResponse } from './hook-outcome.ts';
import { closePrompt } from './prompt.ts';
import { type DialogContext, intentNamed, type Turn } from './turn.ts';

/** Changes of a hook's response that decide where the dialog continues. */
export interface Adoption {
  readonly isOtherIntent: boolean;
  /** A required slot that was filled is now empty. */
  readonly isSlotEmptied: boolean;
}

/**
 * Applies the attributes, contexts, hints and intent of a hook's response to the session.
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
export function adoptResponse(
  context: DialogContext,
  turn: Turn,
  response: HookResponse,
): Adoption {
  const { session } = turn;
  if (response.sessionAttributes) session.sessionAttributes = { ...response.sessionAttributes };
  if (response.activeContexts)
    session.activeContexts = structuredClone([...response.activeContexts]);
  if (response.runtimeHints) session.runtimeHints = response.runtimeHints;
  if (response.requestAttributes) turn.requestAttributes = { ...response.requestAttributes };
  if (!response.intent) return { isOtherIntent: false, isSlotEmptied: false };
  return adoptIntent(context, turn, response.intent);
}

function adoptIntent(context: DialogContext, turn: Turn, returned: HookIntent): Adoption {
  const before = turn.session.intent;
  const isOtherIntent = before?.name !== returned.name;
  const known = isOtherIntent ? {} : (before?.slots ?? {});
  const slots = slotsOf(context, returned, known);
  turn.session.intent = {
    name: returned.name,
    slots,
    state: returned.state ?? (isOtherIntent ? 'InProgress' : (before?.state ?? 'InProgress')),
    confirmationState:
      returned.confirmationState ??
      (isOtherIntent ? 'None' : (before?.confirmationState ?? 'None')),
  };
  if (isOtherIntent) closePrompt(turn);
  return { isOtherIntent, isSlotEmptied: hasEmptiedSlot(context, returned.name, known, slots) };
}

function slotsOf(context: DialogContext, returned: HookIntent, known: Slots): Slots {
  const from = returned.slots ?? known;
  const names = intentNamed(context.locale, returned.name).slots.map((slot) => slot.slotName);
  return Object.fromEntries(names.map((name) => [name, structuredClone(from[name] ?? null)]));
}

function hasEmptiedSlot(
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
