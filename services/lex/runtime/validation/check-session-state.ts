import type { ActiveContext, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { CONFIRMATION_STATES, INTENT_STATES } from '../../session/session.ts';
import type { Constraints } from './constraints.ts';

const ACTIONS = [
  'Close',
  'ConfirmIntent',
  'Delegate',
  'ElicitIntent',
  'ElicitSlot',
  'None',
] as const;

/** Checks a session state that a client hands in; it may come from a header, so nothing of it is certain. */
export function checkSessionState(constraints: Constraints, state: SessionState): void {
  const at = 'sessionState';
  if (typeof state !== 'object' || state === null || Array.isArray(state)) {
    constraints.add(at, 'Member must be an object');
    return;
  }
  if (state.dialogAction) {
    constraints.oneOf(`${at}.dialogAction.type`, state.dialogAction.type, ACTIONS);
    if (state.dialogAction.type === 'ElicitSlot') {
      constraints.length(
        `${at}.dialogAction.slotToElicit`,
        state.dialogAction.slotToElicit,
        1,
        100,
      );
    }
  }
  if (state.intent) checkIntent(constraints, `${at}.intent`, state.intent);
  checkAttributes(constraints, `${at}.sessionAttributes`, state.sessionAttributes);
  checkContexts(constraints, `${at}.activeContexts`, state.activeContexts);
}

function checkIntent(
  constraints: Constraints,
  at: string,
  intent: NonNullable<SessionState['intent']>,
): void {
  constraints.length(`${at}.name`, intent.name, 1, 100);
  if (intent.state) constraints.oneOf(`${at}.state`, intent.state, INTENT_STATES);
  if (intent.confirmationState) {
    constraints.oneOf(`${at}.confirmationState`, intent.confirmationState, CONFIRMATION_STATES);
  }
  if (intent.slots && !isObject(intent.slots))
    constraints.add(`${at}.slots`, 'Member must be a map');
}

/** Checks a map of texts: session or request attributes. */
export function checkAttributes(constraints: Constraints, at: string, attributes: unknown): void {
  if (attributes === undefined || attributes === null) return;
  if (!isObject(attributes)) {
    constraints.add(at, 'Member must be a map');
    return;
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (name === '') constraints.add(at, 'Map keys must have length greater than or equal to 1');
    if (typeof value !== 'string') constraints.add(`${at}.${name}`, 'Member must be a string');
  }
}

function checkContexts(constraints: Constraints, at: string, contexts: unknown): void {
  if (contexts === undefined || contexts === null) return;
  if (!Array.isArray(contexts)) {
    constraints.add(at, 'Member must be a list');
    return;
  }
  constraints.count(at, contexts, 20);
  contexts.forEach((context: ActiveContext | null, index) => {
    const place = `${at}.${index + 1}.member`;
    constraints.length(`${place}.name`, context?.name, 1, 100);
    constraints.pattern(`${place}.name`, context?.name, /^(?:[A-Za-z0-9]_?)+$/);
    const life = context?.timeToLive;
    constraints.range(
      `${place}.timeToLive.timeToLiveInSeconds`,
      life?.timeToLiveInSeconds,
      5,
      86_400,
    );
    constraints.range(`${place}.timeToLive.turnsToLive`, life?.turnsToLive, 1, 20);
    checkContextAttributes(constraints, `${place}.contextAttributes`, context?.contextAttributes);
  });
}

function checkContextAttributes(constraints: Constraints, at: string, attributes: unknown): void {
  checkAttributes(constraints, at, attributes);
  if (!isObject(attributes)) return;
  const entries = Object.entries(attributes);
  constraints.count(at, entries, 10);
  for (const [name, value] of entries) constraints.length(`${at}.${name}`, value, 1, 1024, true);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
