import type { Branch } from '../bot/model.ts';
import type { Messages } from '../session/session.ts';
import { type Adoption, adoptResponse } from './adopt-response.ts';
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

/**
 * Continues a dialog after its hook has responded, failed or timed out; without a branch for that, the turn fails.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-code-hook.html
 */
export function afterHook(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  outcome: HookOutcome,
): Transition | Step {
  if (outcome.kind === 'answered') return afterResponse(context, turn, hook, outcome.response);
  const branches = branchesAfter(context, hook);
  const isTimeout = outcome.kind === 'timedOut';
  const branch = isTimeout ? branches.timeout : branches.failure;
  if (!isConfigured(branch)) return { kind: 'fail', turn, reason: outcome.reason };
  turn.trace.push({ rule: isTimeout ? 'hookTimedOut' : 'hookFailed' });
  return failIntent(context, turn, branch, isTimeout ? 'hookTimeout' : 'hookFailure');
}

/**
 * A returned state Failed takes the failure branch:
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_PostDialogCodeHookInvocationSpecification.html
 */
function afterResponse(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
): Transition | Step {
  const { dialogAction: action } = response;
  const adoption = adoptResponse(context, turn, response);
  turn.trace.push({ rule: 'hookAnswered', action: action.type });
  const { failure } = branchesAfter(context, hook);
  const isFailed = response.intent?.state === 'Failed' && turn.session.intent !== undefined;
  if (isFailed && isConfigured(failure)) {
    turn.trace.push({ rule: 'hookFailed' });
    return failIntent(context, turn, withHookMessages(turn, failure, response), 'hookFailure');
  }
  switch (action.type) {
    case 'Delegate':
      return onDelegate(context, turn, hook, response, adoption);
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

/**
 * Prompts with the hook's messages, or with the slot's own:
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
function elicit(context: DialogContext, turn: Turn, action: ElicitSlot, messages: Messages): Step {
  const slot = slotNamed(currentIntent(context, turn), action.slotToElicit);
  turn.messages.push(...messages);
  return promptFor(context, turn, slot, messages.length > 0, action.subSlotToElicit);
}

/**
 * Prompts with the hook's messages, or with the confirmation prompt:
 * https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 */
function confirm(context: DialogContext, turn: Turn, messages: Messages): Step {
  turn.messages.push(...messages);
  return promptForConfirmation(context, turn, currentIntent(context, turn), messages.length > 0);
}

/**
 * Continues with the bot's own next step: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-common-structures.html
 * Going on to fulfillment if the returned state is ReadyForFulfillment, and ending if it is Failed: inferred, no source.
 */
function onDelegate(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
  response: HookResponse,
  adoption: Adoption,
): Transition | Step {
  turn.messages.push(...response.messages);
  if (hook.at === 'fulfillment') return onFulfillmentDelegate(context, turn);
  if (response.intent?.state === 'Failed') return { kind: 'end' };
  if (response.intent?.state === 'ReadyForFulfillment') return { kind: 'fulfill' };
  if (adoption.isOtherIntent || adoption.isSlotEmptied) return { kind: 'default' };
  const { success } = branchesAfter(context, hook);
  return takeBranch(context, turn, success, {
    branch: { of: 'hookSuccess' },
    fallThrough: fallThroughOf(context, turn, hook),
  });
}

/**
 * A fulfillment hook may delegate only to have a slot elicited again. Documented for Lex V1 alone, in
 * DependencyFailedException: https://docs.aws.amazon.com/lex/latest/dg/API_runtime_PostText.html
 */
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

/**
 * Returns where a hook without a success branch delegates to. After a hook between attempts: inferred, no source.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
 */
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

/** A hook between attempts may have filled the slot itself. Inferred, no source. */
function afterSlotHook(context: DialogContext, turn: Turn, slotName: string): Transition {
  const intent = currentIntent(context, turn);
  const slot = slotNamed(intent, slotName);
  return isComplete(turn, slot)
    ? onCaptured(context, turn, intent, slot)
    : afterFailedAttempt(turn, slot);
}

/** Our choice: the hook's own messages end the intent; without any, the configured responses are said. */
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

/**
 * The messages of a hook replace the configured response:
 * https://docs.aws.amazon.com/lexv2/latest/dg/streaming-progress.html
 */
function withHookMessages(turn: Turn, branch: Branch, response: HookResponse): Branch {
  if (response.messages.length === 0) return branch;
  turn.messages.push(...response.messages);
  return { ...branch, response: undefined };
}

/** https://docs.aws.amazon.com/lexv2/latest/dg/intent-fulfillment.html */
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
