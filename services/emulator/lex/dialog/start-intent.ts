import { takeBranch } from './branch.ts';
import { applyDefaults } from './defaults.ts';
import { hasUserInputHook } from './hooks.ts';
import { closePrompt } from './prompt.ts';
import { type DialogContext, intentNamed, type Transition, type Turn } from './turn.ts';

type Start = Extract<Transition, { kind: 'startIntent' }>;

/**
 * Starts an intent: empty slots, filled with what was said and with defaults, then its initial response.
 * https://docs.aws.amazon.com/lexv2/latest/dg/intent-initial.html
 */
export function startIntent(context: DialogContext, turn: Turn, transition: Start): Transition {
  const intent = intentNamed(context.locale, transition.intent);
  const empty = intent.slots.map((slot) => [slot.slotName, null] as const);
  const known = Object.entries(transition.slots).filter(([name]) =>
    empty.some(([slot]) => slot === name),
  );
  turn.session.intent = {
    name: intent.intentName,
    slots: { ...Object.fromEntries(empty), ...Object.fromEntries(known) },
    state: 'InProgress',
    confirmationState: 'None',
  };
  closePrompt(turn);
  turn.trace.push({ rule: 'startIntent', intent: intent.intentName });
  applyDefaults(turn, intent);

  if (hasUserInputHook(context, intent)) {
    return { kind: 'hook', hook: { at: 'userInput', intent: intent.intentName } };
  }
  return initialBranch(context, turn, transition);
}

function initialBranch(context: DialogContext, turn: Turn, transition: Start): Transition {
  const setting = intentNamed(context.locale, transition.intent).initialResponseSetting;
  const branch = setting?.initial ?? {};
  const said = transition.suppressMessage ? { ...branch, response: undefined } : branch;
  const label = setting?.codeHook?.invocationLabel;
  return takeBranch(context, turn, said, {
    branch: { of: 'initialResponse' },
    fallThrough: { kind: 'default' },
    codeHook: setting?.codeHook,
    hookSite: {
      at: 'initial',
      intent: transition.intent,
      ...(label === undefined ? {} : { invocationLabel: label }),
    },
  });
}
