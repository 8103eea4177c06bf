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

/** The order of things that a bot doesn't spell out: required slots by priority, confirmation, fulfilment. */
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

/** Fulfils by the code hook; without one the client does it, or the bot says that nothing is to be done. */
export function fulfill(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  const hook = intent.fulfillmentCodeHook;
  sessionIntent(turn).state = 'ReadyForFulfillment';
  closePrompt(turn);
  if (hook?.enabled && hook.active !== false) {
    return { kind: 'hook', hook: { at: 'fulfillment', intent: intent.intentName } };
  }
  activateContexts(context, turn);
  // An active block without Lambda "succeeds without invoking"; without a block the client fulfils.
  if (hook?.active !== true) return { kind: 'closeIntent' };
  sessionIntent(turn).state = 'Fulfilled';
  return takeBranch(context, turn, hook.postFulfillment.success, {
    branch: { of: 'postFulfillment' },
    fallThrough: { kind: 'closeIntent' },
  });
}

/** Says the closing response. An intent that closes without being fulfilled is left to the client to fulfil. */
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

export function endConversation(turn: Turn): Step {
  turn.session.dialogAction = { type: 'Close' };
  turn.session.failedAttempts = 0;
  turn.trace.push({ rule: 'close', state: turn.session.intent?.state ?? null });
  return { kind: 'respond', turn };
}

/** Waits for a new intent; attributes and contexts stay. */
export function elicitIntent(turn: Turn): Step {
  delete turn.session.intent;
  turn.session.dialogAction = { type: 'ElicitIntent' };
  turn.session.failedAttempts = 0;
  turn.trace.push({ rule: 'elicitIntent' });
  return { kind: 'respond', turn };
}
