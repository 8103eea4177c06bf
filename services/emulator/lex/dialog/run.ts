import { confirmIntent, onConfirmationFailed } from './confirm-intent.ts';
import { describeStep } from './describe-step.ts';
import { elicitSlot, onElicitationFailed } from './elicit-slot.ts';
import {
  closeIntent,
  defaultPath,
  elicitIntent,
  endConversation,
  fulfill,
} from './finish-intent.ts';
import { startIntent } from './start-intent.ts';
import {
  type DialogContext,
  DialogError,
  isStep,
  type Step,
  type Transition,
  type Turn,
} from './turn.ts';

const MAX_TRANSITIONS = 50;

/** Applies transitions until the dialog has to wait. Throws DialogError after 50 of them. */
export function run(context: DialogContext, turn: Turn, start: Transition | Step): Step {
  let next = start;
  while (!isStep(next)) {
    turn.transitionCount += 1;
    if (turn.transitionCount > MAX_TRANSITIONS) throw endlessLoop(turn);
    next = applyTransition(context, turn, next);
  }
  return next;
}

function applyTransition(
  context: DialogContext,
  turn: Turn,
  transition: Transition,
): Transition | Step {
  switch (transition.kind) {
    case 'startIntent':
      return startIntent(context, turn, transition);
    case 'default':
      return defaultPath(context, turn);
    case 'elicitSlot':
      return elicitSlot(context, turn, transition);
    case 'elicitationFailed':
      return onElicitationFailed(context, turn, transition.slot);
    case 'confirm':
      return confirmIntent(context, turn, transition.suppressMessage);
    case 'confirmationFailed':
      return onConfirmationFailed(context, turn);
    case 'fulfill':
      return fulfill(context, turn);
    case 'closeIntent':
      return closeIntent(context, turn);
    case 'elicitIntent':
      return elicitIntent(turn);
    case 'end':
      return endConversation(turn);
    case 'hook':
      return { kind: 'invokeHook', turn, hook: transition.hook, proposed: undefined };
  }
}

function endlessLoop(turn: Turn): DialogError {
  const circle = [...new Set(turn.trace.slice(-8).map(describeStep))].join(' → ');
  return new DialogError(
    `The dialog goes in a circle (${MAX_TRANSITIONS} steps in one turn): ${circle}`,
  );
}
