import type { Branch } from '../bot/model.ts';
import type { Messages } from '../session/session.ts';
import { type Adopted, adoptResponse } from './adopt-response.ts';
import { takeBranch } from './branch.ts';
import {
  afterConfirmationMiss,
  confirmed,
  denied,
  promptForConfirmation,
} from './confirm-intent.ts';
import { activateContexts } from './contexts.ts';
import { afterMiss, captured, isComplete, promptFor } from './elicit-slot.ts';
import type { HookAction, HookOutcome, HookResponse } from './hook-outcome.ts';
import { branchesAfter } from './hooks.ts';
import {
  currentIntent,
  type Go,
  type HookSite,
  type Step,
  sessionIntent,
  slotNamed,
  type Turn,
  type World,
} from './turn.ts';

/** Where a dialog goes after its hook has answered, failed or timed out. */
export function afterHook(
  world: World,
  turn: Turn,
  hook: HookSite,
  outcome: HookOutcome,
): Go | Step {
  if (outcome.kind === 'answered') return afterAnswer(world, turn, hook, outcome.response);
  const branches = branchesAfter(world, hook);
  const branch = outcome.kind === 'timedOut' ? branches.timeout : branches.failure;
  if (!isConfigured(branch)) return { kind: 'fail', turn, reason: outcome.reason };
  return failed(world, turn, branch, outcome.kind === 'timedOut' ? 'hook timeout' : 'hook failure');
}

function afterAnswer(world: World, turn: Turn, hook: HookSite, response: HookResponse): Go | Step {
  const { dialogAction: action } = response;
  const adopted = adoptResponse(world, turn, response);
  turn.trail.push(`hook answers ${action.type}`);
  const { failure } = branchesAfter(world, hook);
  const isFailed = response.intent?.state === 'Failed' && turn.session.intent !== undefined;
  if (isFailed && isConfigured(failure)) {
    return failed(world, turn, spoken(turn, failure, response), 'hook failure');
  }
  switch (action.type) {
    case 'Delegate':
      return delegated(world, turn, hook, response, adopted);
    case 'ElicitSlot':
      return elicit(world, turn, action, response.messages);
    case 'ConfirmIntent':
      return confirm(world, turn, response.messages);
    case 'ElicitIntent':
      turn.messages.push(...response.messages);
      return { to: 'elicitIntent' };
    case 'Close':
      return closed(world, turn, hook, response);
  }
}

type ElicitSlot = Extract<HookAction, { type: 'ElicitSlot' }>;

/** Asks with the hook's messages, or with the slot's own prompt. */
function elicit(world: World, turn: Turn, action: ElicitSlot, messages: Messages): Step {
  const slot = slotNamed(currentIntent(world, turn), action.slotToElicit);
  turn.messages.push(...messages);
  return promptFor(world, turn, slot, messages.length > 0, action.subSlotToElicit);
}

/** Asks with the hook's messages, or with the confirmation prompt. */
function confirm(world: World, turn: Turn, messages: Messages): Step {
  turn.messages.push(...messages);
  return promptForConfirmation(world, turn, currentIntent(world, turn), messages.length > 0);
}

function delegated(
  world: World,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
  adopted: Adopted,
): Go | Step {
  turn.messages.push(...response.messages);
  if (hook.at === 'fulfillment') return delegatedFulfillment(world, turn);
  if (response.intent?.state === 'Failed') return { to: 'end' };
  if (response.intent?.state === 'ReadyForFulfillment') return { to: 'fulfill' };
  if (adopted.isOtherIntent || adopted.isSlotEmptied) return { to: 'default' };
  const { success } = branchesAfter(world, hook);
  return takeBranch(world, turn, success, {
    name: 'hook success',
    fallThrough: fallThroughOf(world, turn, hook),
  });
}

/** A fulfilment may hand back only to have a slot asked for again. */
function delegatedFulfillment(world: World, turn: Turn): Go | Step {
  const isComplete = currentIntent(world, turn).slots.every(
    (slot) =>
      slot.valueElicitationSetting.slotConstraint !== 'Required' ||
      sessionIntent(turn).slots[slot.slotName],
  );
  if (!isComplete) return { to: 'default' };
  const reason =
    'Invalid Lambda Response: The fulfillment Lambda function returned a Delegate dialog action without clearing any slot.';
  return { kind: 'fail', turn, reason };
}

/** Where a hook without a success branch hands back to. */
function fallThroughOf(world: World, turn: Turn, hook: HookSite): Go {
  const { intent, dialogAction, misses } = turn.session;
  if (intent?.name !== hook.intent) return { to: 'default' };
  const isDenied = intent.confirmationState === 'Denied';
  switch (hook.at) {
    case 'initial':
    case 'capture':
    case 'confirmation':
    case 'fulfillment':
      return isDenied ? { to: 'end' } : { to: 'default' };
    case 'confirmationElicitation':
    case 'userInput':
      if (isDenied) return denied(world, turn);
  }
  if (hook.at === 'confirmationElicitation' && intent.confirmationState === 'Confirmed') {
    return confirmed(world, turn);
  }
  if (misses === 0) return { to: 'default' };
  if (dialogAction?.type === 'ConfirmIntent') return afterConfirmationMiss(world, turn);
  return dialogAction?.slotToElicit
    ? afterSlotHook(world, turn, dialogAction.slotToElicit)
    : { to: 'default' };
}

/** A hook between attempts may have found the value itself. */
function afterSlotHook(world: World, turn: Turn, slotName: string): Go {
  const intent = currentIntent(world, turn);
  const slot = slotNamed(intent, slotName);
  return isComplete(turn, slot) ? captured(world, turn, intent, slot) : afterMiss(turn, slot);
}

/** The hook's own messages end the intent; without any, the configured responses are said. */
function closed(world: World, turn: Turn, hook: HookSite, response: HookResponse): Go {
  const hasMessages = response.messages.length > 0;
  const { state } = sessionIntent(turn);
  if (state === 'Fulfilled') activateContexts(world, turn);
  delete turn.session.dialogAction;
  const fallThrough: Go = hasMessages || state === 'Failed' ? { to: 'end' } : { to: 'closeIntent' };
  if (hook.at !== 'fulfillment' || state === 'Failed') {
    turn.messages.push(...response.messages);
    return fallThrough;
  }
  const { success } = branchesAfter(world, hook);
  return takeBranch(world, turn, spoken(turn, success, response), {
    name: 'fulfilment success',
    fallThrough,
  });
}

/** What a hook says takes the place of the configured response. */
function spoken(turn: Turn, branch: Branch, response: HookResponse): Branch {
  if (response.messages.length === 0) return branch;
  turn.messages.push(...response.messages);
  return { ...branch, response: undefined };
}

function failed(world: World, turn: Turn, branch: Branch, name: string): Go {
  sessionIntent(turn).state = 'Failed';
  delete turn.session.dialogAction;
  turn.session.misses = 0;
  turn.trail.push(name);
  return takeBranch(world, turn, branch, { name, fallThrough: { to: 'end' } });
}

function isConfigured(branch: Branch): boolean {
  return Boolean(branch.response || branch.nextStep || branch.conditional?.active);
}
