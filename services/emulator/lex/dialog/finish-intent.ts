import { takeBranch } from './branch.ts';
import { hasConfirmation } from './confirm-intent.ts';
import { activateContexts } from './contexts.ts';
import { isComplete } from './elicit-slot.ts';
import { closePrompt } from './prompt.ts';
import {
  currentIntent,
  type DialogContext,
  type Step,
  sessionIntent,
  type Transition,
  type Turn,
} from './turn.ts';

/**
 * Takes the default path, for a bot without next steps: required slots by priority, confirmation, fulfillment.
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
 */
export function defaultPath(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  const slot = intent.slots.find(
    (candidate) =>
      candidate.valueElicitationSetting.slotConstraint === 'Required' &&
      !isComplete(turn, candidate),
  );
  if (slot) return { kind: 'elicitSlot', slot: slot.slotName, suppressMessage: false };
  const needsConfirmation = sessionIntent(turn).confirmationState !== 'Confirmed';
  if (hasConfirmation(intent) && needsConfirmation)
    return { kind: 'confirm', suppressMessage: false };
  return { kind: 'fulfill' };
}

/**
 * Fulfills the intent by its code hook; without one, the client fulfills it.
 * https://docs.aws.amazon.com/lexv2/latest/dg/intent-fulfillment.html; the state without a hook: observed, no source.
 */
export function fulfill(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  const hook = intent.fulfillmentCodeHook;
  sessionIntent(turn).state = 'ReadyForFulfillment';
  closePrompt(turn);
  if (hook?.enabled && hook.active !== false) {
    return { kind: 'hook', hook: { at: 'fulfillment', intent: intent.intentName } };
  }
  activateContexts(context, turn);
  // An active block without Lambda "succeeds without invoking"; without a block the client fulfills.
  if (hook?.active !== true) return { kind: 'closeIntent' };
  sessionIntent(turn).state = 'Fulfilled';
  return takeBranch(context, turn, hook.postFulfillment.success, {
    branch: { of: 'postFulfillment' },
    fallThrough: { kind: 'closeIntent' },
  });
}

/**
 * Says the closing response. An intent that closes unfulfilled is left for the client to fulfill.
 * https://docs.aws.amazon.com/lexv2/latest/dg/intent-closing.html
 */
export function closeIntent(context: DialogContext, turn: Turn): Transition {
  const current = sessionIntent(turn);
  if (current.state === 'InProgress') current.state = 'ReadyForFulfillment';
  const setting = currentIntent(context, turn).intentClosingSetting;
  const branch = setting?.active ? setting.closing : {};
  return takeBranch(context, turn, branch, {
    branch: { of: 'closing' },
    fallThrough: { kind: 'end' },
  });
}

/** Ends the intent: the response is a Close. */
export function endConversation(turn: Turn): Step {
  turn.session.dialogAction = { type: 'Close' };
  turn.session.failedAttempts = 0;
  turn.trace.push({ rule: 'close', state: turn.session.intent?.state ?? null });
  return { kind: 'respond', turn };
}

/**
 * Waits for a new intent; attributes and contexts stay:
 * https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
 */
export function elicitIntent(turn: Turn): Step {
  delete turn.session.intent;
  turn.session.dialogAction = { type: 'ElicitIntent' };
  turn.session.failedAttempts = 0;
  turn.trace.push({ rule: 'elicitIntent' });
  return { kind: 'respond', turn };
}
