import type { Intent } from '../bot/model.ts';
import { ask } from './ask.ts';
import { takeBranch } from './branch.ts';
import { attemptName, startFallback } from './elicit-slot.ts';
import { sayPrompt } from './messages.ts';
import {
  currentIntent,
  type Go,
  type HookSite,
  type Step,
  sessionIntent,
  type Turn,
  type World,
} from './turn.ts';

/** True where an intent asks before it acts. */
export function hasConfirmation(intent: Intent): boolean {
  const setting = intent.intentConfirmationSetting;
  return (
    (setting?.active ?? false) && (setting?.promptSpecification?.messageGroups.length ?? 0) > 0
  );
}

/** Asks for a yes or a no; an intent without a confirmation goes on as if confirmed. */
export function confirmIntent(world: World, turn: Turn, isSilent: boolean): Go | Step {
  const intent = currentIntent(world, turn);
  if (!hasConfirmation(intent)) return { to: 'fulfill' };
  return promptForConfirmation(world, turn, intent, isSilent);
}

/** Asks for a yes or a no, whether the definition has a confirmation or not. */
export function promptForConfirmation(
  world: World,
  turn: Turn,
  intent: Intent,
  isSilent: boolean,
): Step {
  const current = sessionIntent(turn);
  current.state = 'InProgress';
  current.confirmationState = 'None';
  const prompt = intent.intentConfirmationSetting?.promptSpecification;
  const attempt = ask(turn, { type: 'ConfirmIntent' }, prompt?.maxRetries ?? 0);
  if (!isSilent) sayPrompt(world, turn, prompt, attempt);
  turn.trail.push(`confirm ${intent.intentName}, ${attemptName(attempt)}`);
  return { kind: 'respond', turn };
}

/** The client said yes. */
export function confirmed(world: World, turn: Turn): Go {
  const intent = currentIntent(world, turn);
  sessionIntent(turn).confirmationState = 'Confirmed';
  return takeBranch(world, turn, intent.intentConfirmationSetting?.confirmation ?? {}, {
    name: 'confirmed',
    fallThrough: { to: 'default' },
    ...confirmationHook(intent),
  });
}

/** The client said no: by default the intent ends as Failed. */
export function denied(world: World, turn: Turn): Go {
  const intent = currentIntent(world, turn);
  sessionIntent(turn).confirmationState = 'Denied';
  sessionIntent(turn).state = 'Failed';
  return takeBranch(world, turn, intent.intentConfirmationSetting?.declination ?? {}, {
    name: 'declined',
    fallThrough: { to: 'end' },
    ...confirmationHook(intent),
  });
}

/** Neither yes nor no: another try, or the failure branch. */
export function afterConfirmationMiss(world: World, turn: Turn): Go {
  const setting = currentIntent(world, turn).intentConfirmationSetting;
  const retries = setting?.promptSpecification?.maxRetries ?? 0;
  if (turn.session.misses > retries) return { to: 'confirmationFailed' };
  return { to: 'confirm', suppressMessage: false };
}

export function confirmationFailed(world: World, turn: Turn): Go {
  const intent = currentIntent(world, turn);
  turn.session.misses = 0;
  delete turn.session.dialogAction;
  sessionIntent(turn).state = 'Failed';
  turn.trail.push('confirmation: no retries left');
  return takeBranch(world, turn, intent.intentConfirmationSetting?.failure ?? {}, {
    name: 'confirmation failure',
    fallThrough: startFallback(world),
  });
}

function confirmationHook(intent: Intent) {
  const codeHook = intent.intentConfirmationSetting?.codeHook;
  const label = codeHook?.invocationLabel;
  const hookSite: HookSite = {
    at: 'confirmation',
    intent: intent.intentName,
    ...(label === undefined ? {} : { invocationLabel: label }),
  };
  return { codeHook, hookSite };
}
