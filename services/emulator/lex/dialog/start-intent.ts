import { takeBranch } from './branch.ts';
import { applyDefaults } from './defaults.ts';
import { hasUserInputHook } from './hooks.ts';
import { type Go, intentNamed, type Turn, type World } from './turn.ts';

type Start = Extract<Go, { to: 'startIntent' }>;

/** Enters an intent: fresh slots with what was said and the defaults, then its initial response. */
export function startIntent(world: World, turn: Turn, go: Start): Go {
  const intent = intentNamed(world.locale, go.intent);
  const empty = intent.slots.map((slot) => [slot.slotName, null] as const);
  const known = Object.entries(go.slots).filter(([name]) => empty.some(([slot]) => slot === name));
  turn.session.intent = {
    name: intent.intentName,
    slots: { ...Object.fromEntries(empty), ...Object.fromEntries(known) },
    state: 'InProgress',
    confirmationState: 'None',
  };
  turn.session.misses = 0;
  delete turn.session.dialogAction;
  turn.trail.push(`${intent.intentName} starts`);
  applyDefaults(turn, intent);

  if (hasUserInputHook(world, intent)) {
    return { to: 'hook', hook: { at: 'userInput', intent: intent.intentName } };
  }
  return initialBranch(world, turn, go);
}

function initialBranch(world: World, turn: Turn, go: Start): Go {
  const setting = intentNamed(world.locale, go.intent).initialResponseSetting;
  const branch = setting?.initial ?? {};
  const said = go.suppressMessage ? { ...branch, response: undefined } : branch;
  const label = setting?.codeHook?.invocationLabel;
  return takeBranch(world, turn, said, {
    name: 'initial response',
    fallThrough: { to: 'default' },
    codeHook: setting?.codeHook,
    hookSite: {
      at: 'initial',
      intent: go.intent,
      ...(label === undefined ? {} : { invocationLabel: label }),
    },
  });
}
