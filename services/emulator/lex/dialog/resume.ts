import type { Branch } from '../bot/model.ts';
import type { Messages } from '../session/session.ts';
import { type Adopted, adoptResponse } from './adopt-response.ts';
import { takeBranch } from './branch.ts';
import {
  afterFailedConfirmation,
  onConfirmed,
  onDenied,
  promptForConfirmation,
} from './confirm-intent.ts';
import { activateContexts } from './contexts.ts';
import { afterFailedAttempt, isComplete, onCaptured, promptFor } from './elicit-slot.ts';
import type { HookAction, HookOutcome, HookResponse } from './hook-outcome.ts';
import { branchesAfter } from './hooks.ts';
import { closePrompt } from './prompt.ts';
import {
  currentIntent,
  type DialogContext,
  type HookSite,
  type Step,
  sessionIntent,
  slotNamed,
  type Transition,
  type Turn,
} from './turn.ts';

/** Where a dialog goes after its hook has answered, failed or timed out. */
export function afterHook(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  outcome: HookOutcome,
): Transition | Step {
  if (outcome.kind === 'answered') return afterAnswer(context, turn, hook, outcome.response);
  const branches = branchesAfter(context, hook);
  const isTimeout = outcome.kind === 'timedOut';
  const branch = isTimeout ? branches.timeout : branches.failure;
  if (!isConfigured(branch)) return { kind: 'fail', turn, reason: outcome.reason };
  turn.trace.push({ rule: isTimeout ? 'hookTimedOut' : 'hookFailed' });
  return failIntent(context, turn, branch, isTimeout ? 'hookTimeout' : 'hookFailure');
}

function afterAnswer(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
): Transition | Step {
  const { dialogAction: action } = response;
  const adopted = adoptResponse(context, turn, response);
  turn.trace.push({ rule: 'hookAnswered', action: action.type });
  const { failure } = branchesAfter(context, hook);
  const isFailed = response.intent?.state === 'Failed' && turn.session.intent !== undefined;
  if (isFailed && isConfigured(failure)) {
    turn.trace.push({ rule: 'hookFailed' });
    return failIntent(context, turn, withHookMessages(turn, failure, response), 'hookFailure');
  }
  switch (action.type) {
    case 'Delegate':
      return onDelegate(context, turn, hook, response, adopted);
    case 'ElicitSlot':
      return elicit(context, turn, action, response.messages);
    case 'ConfirmIntent':
      return confirm(context, turn, response.messages);
    case 'ElicitIntent':
      turn.messages.push(...response.messages);
      return { kind: 'elicitIntent' };
    case 'Close':
      return onClose(context, turn, hook, response);
  }
}

type ElicitSlot = Extract<HookAction, { type: 'ElicitSlot' }>;

/** Asks with the hook's messages, or with the slot's own prompt. */
function elicit(context: DialogContext, turn: Turn, action: ElicitSlot, messages: Messages): Step {
  const slot = slotNamed(currentIntent(context, turn), action.slotToElicit);
  turn.messages.push(...messages);
  return promptFor(context, turn, slot, messages.length > 0, action.subSlotToElicit);
}

/** Asks with the hook's messages, or with the confirmation prompt. */
function confirm(context: DialogContext, turn: Turn, messages: Messages): Step {
  turn.messages.push(...messages);
  return promptForConfirmation(context, turn, currentIntent(context, turn), messages.length > 0);
}

function onDelegate(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
  adopted: Adopted,
): Transition | Step {
  turn.messages.push(...response.messages);
  if (hook.at === 'fulfillment') return onFulfillmentDelegate(context, turn);
  if (response.intent?.state === 'Failed') return { kind: 'end' };
  if (response.intent?.state === 'ReadyForFulfillment') return { kind: 'fulfill' };
  if (adopted.isOtherIntent || adopted.isSlotEmptied) return { kind: 'default' };
  const { success } = branchesAfter(context, hook);
  return takeBranch(context, turn, success, {
    branch: { of: 'hookSuccess' },
    fallThrough: fallThroughOf(context, turn, hook),
  });
}

/** A fulfilment may hand back only to have a slot asked for again. */
function onFulfillmentDelegate(context: DialogContext, turn: Turn): Transition | Step {
  const isComplete = currentIntent(context, turn).slots.every(
    (slot) =>
      slot.valueElicitationSetting.slotConstraint !== 'Required' ||
      sessionIntent(turn).slots[slot.slotName],
  );
  if (!isComplete) return { kind: 'default' };
  const reason =
    'Invalid Lambda Response: The fulfillment Lambda function returned a Delegate dialog action without clearing any slot.';
  return { kind: 'fail', turn, reason };
}

/** Where a hook without a success branch hands back to. */
function fallThroughOf(context: DialogContext, turn: Turn, hook: HookSite): Transition {
  const { intent, dialogAction, failedAttempts } = turn.session;
  if (intent?.name !== hook.intent) return { kind: 'default' };
  const isDenied = intent.confirmationState === 'Denied';
  switch (hook.at) {
    case 'initial':
    case 'capture':
    case 'confirmation':
    case 'fulfillment':
      return isDenied ? { kind: 'end' } : { kind: 'default' };
    case 'confirmationElicitation':
    case 'userInput':
      if (isDenied) return onDenied(context, turn);
  }
  if (hook.at === 'confirmationElicitation' && intent.confirmationState === 'Confirmed') {
    return onConfirmed(context, turn);
  }
  if (failedAttempts === 0) return { kind: 'default' };
  if (dialogAction?.type === 'ConfirmIntent') return afterFailedConfirmation(context, turn);
  return dialogAction?.slotToElicit
    ? afterSlotHook(context, turn, dialogAction.slotToElicit)
    : { kind: 'default' };
}

/** A hook between attempts may have found the value itself. */
function afterSlotHook(context: DialogContext, turn: Turn, slotName: string): Transition {
  const intent = currentIntent(context, turn);
  const slot = slotNamed(intent, slotName);
  return isComplete(turn, slot)
    ? onCaptured(context, turn, intent, slot)
    : afterFailedAttempt(turn, slot);
}

/** The hook's own messages end the intent; without any, the configured responses are said. */
function onClose(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
): Transition {
  const hasMessages = response.messages.length > 0;
  const { state } = sessionIntent(turn);
  if (state === 'Fulfilled') activateContexts(context, turn);
  closePrompt(turn);
  const fallThrough: Transition =
    hasMessages || state === 'Failed' ? { kind: 'end' } : { kind: 'closeIntent' };
  if (hook.at !== 'fulfillment' || state === 'Failed') {
    turn.messages.push(...response.messages);
    return fallThrough;
  }
  const { success } = branchesAfter(context, hook);
  return takeBranch(context, turn, withHookMessages(turn, success, response), {
    branch: { of: 'postFulfillment' },
    fallThrough,
  });
}

/** What a hook says takes the place of the configured response. */
function withHookMessages(turn: Turn, branch: Branch, response: HookResponse): Branch {
  if (response.messages.length === 0) return branch;
  turn.messages.push(...response.messages);
  return { ...branch, response: undefined };
}

function failIntent(
  context: DialogContext,
  turn: Turn,
  branch: Branch,
  of: 'hookFailure' | 'hookTimeout',
): Transition {
  sessionIntent(turn).state = 'Failed';
  closePrompt(turn);
  return takeBranch(context, turn, branch, { branch: { of }, fallThrough: { kind: 'end' } });
}

function isConfigured(branch: Branch): boolean {
  return Boolean(branch.response || branch.nextStep || branch.conditional?.active);
}
