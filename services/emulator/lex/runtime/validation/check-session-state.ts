import { CONFIRMATION_STATES, INTENT_STATES } from '../../session/session.ts';
import { checkSlots } from './check-slots.ts';
import type { Constraints } from './constraints.ts';

const ACTIONS = [
  'Close',
  'ConfirmIntent',
  'Delegate',
  'ElicitIntent',
  'ElicitSlot',
  'None',
] as const;

/** Checks a session state that a client sent. It may come from a header, so its types are not certain. */
export function checkSessionState(constraints: Constraints, state: unknown): void {
  const at = 'sessionState';
  if (!constraints.object(at, state)) return;
  if (isGiven(state.dialogAction))
    checkAction(constraints, `${at}.dialogAction`, state.dialogAction);
  if (isGiven(state.intent)) checkIntent(constraints, `${at}.intent`, state.intent);
  checkAttributes(constraints, `${at}.sessionAttributes`, state.sessionAttributes);
  checkContexts(constraints, `${at}.activeContexts`, state.activeContexts);
  if (isGiven(state.runtimeHints)) constraints.object(`${at}.runtimeHints`, state.runtimeHints);
  const { originatingRequestId } = state;
  if (isGiven(originatingRequestId)) {
    constraints.length(`${at}.originatingRequestId`, originatingRequestId, 1, 100);
  }
}

function checkAction(constraints: Constraints, at: string, action: unknown): void {
  if (!constraints.object(at, action)) return;
  constraints.oneOf(`${at}.type`, action.type, ACTIONS);
  if (action.type === 'ElicitSlot') {
    constraints.length(`${at}.slotToElicit`, action.slotToElicit, 1, 100);
  }
  const subSlot = action.subSlotToElicit;
  if (!isGiven(subSlot) || !constraints.object(`${at}.subSlotToElicit`, subSlot)) return;
  constraints.length(`${at}.subSlotToElicit.name`, subSlot.name, 1, 100);
}

function checkIntent(constraints: Constraints, at: string, intent: unknown): void {
  if (!constraints.object(at, intent)) return;
  constraints.length(`${at}.name`, intent.name, 1, 100);
  if (isGiven(intent.state)) constraints.oneOf(`${at}.state`, intent.state, INTENT_STATES);
  if (isGiven(intent.confirmationState)) {
    constraints.oneOf(`${at}.confirmationState`, intent.confirmationState, CONFIRMATION_STATES);
  }
  checkSlots(constraints, `${at}.slots`, intent.slots);
}

/** Checks a map of texts: session or request attributes. */
export function checkAttributes(constraints: Constraints, at: string, attributes: unknown): void {
  if (!isGiven(attributes) || !constraints.object(at, attributes)) return;
  for (const [name, value] of Object.entries(attributes)) {
    if (name === '') constraints.add(at, 'Map keys must have length greater than or equal to 1');
    if (typeof value !== 'string') constraints.add(`${at}.${name}`, 'Member must be a string');
  }
}

function checkContexts(constraints: Constraints, at: string, contexts: unknown): void {
  if (!isGiven(contexts) || !constraints.list(at, contexts)) return;
  constraints.count(at, contexts, 20);
  contexts.forEach((context, index) => {
    checkContext(constraints, `${at}.${index + 1}.member`, context);
  });
}

function checkContext(constraints: Constraints, at: string, context: unknown): void {
  if (!constraints.object(at, context)) return;
  constraints.length(`${at}.name`, context.name, 1, 100);
  constraints.pattern(`${at}.name`, context.name, /^(?:[A-Za-z0-9]_?)+$/);
  checkContextAttributes(constraints, `${at}.contextAttributes`, context.contextAttributes);
  const life = context.timeToLive;
  if (!constraints.object(`${at}.timeToLive`, life)) return;
  constraints.range(`${at}.timeToLive.timeToLiveInSeconds`, life.timeToLiveInSeconds, 5, 86_400);
  constraints.range(`${at}.timeToLive.turnsToLive`, life.turnsToLive, 1, 20);
}

function checkContextAttributes(constraints: Constraints, at: string, attributes: unknown): void {
  checkAttributes(constraints, at, attributes);
  if (typeof attributes !== 'object' || attributes === null) return;
  const entries = Object.entries(attributes);
  constraints.count(at, entries, 10);
  for (const [name, value] of entries) constraints.length(`${at}.${name}`, value, 1, 1024, true);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
