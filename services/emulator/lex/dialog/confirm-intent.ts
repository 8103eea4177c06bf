import type { Intent } from '../bot/model.ts';
import { takeBranch } from './branch.ts';
import { attemptName, startFallback } from './elicit-slot.ts';
import { sayPrompt } from './messages.ts';
import { closePrompt, openPrompt } from './prompt.ts';
import {
  currentIntent,
  type DialogContext,
  type HookSite,
  type Step,
  sessionIntent,
  type Transition,
  type Turn,
} from './turn.ts';

/** Reports whether an intent asks for confirmation: https://docs.aws.amazon.com/lexv2/latest/dg/intent-confirm.html */
export function hasConfirmation(intent: Intent): boolean {
  const setting = intent.intentConfirmationSetting;
  return (
    (setting?.active ?? false) && (setting?.promptSpecification?.messageGroups.length ?? 0) > 0
  );
}

/** Asks for a yes or no; an intent without a confirmation continues with its fulfillment. */
export function confirmIntent(
  context: DialogContext,
  turn: Turn,
  isSilent: boolean,
): Transition | Step {
  const intent = currentIntent(context, turn);
  if (!hasConfirmation(intent)) return { kind: 'fulfill' };
  return promptForConfirmation(context, turn, intent, isSilent);
}

/** Asks for a yes or no, whether the definition has a confirmation or not. */
export function promptForConfirmation(
  context: DialogContext,
  turn: Turn,
  intent: Intent,
  isSilent: boolean,
): Step {
  const current = sessionIntent(turn);
  current.state = 'InProgress';
  current.confirmationState = 'None';
  const prompt = intent.intentConfirmationSetting?.promptSpecification;
  const attempt = openPrompt(turn, { type: 'ConfirmIntent' }, prompt?.maxRetries ?? 0);
  if (!isSilent) sayPrompt(context, turn, prompt, attempt);
  turn.trace.push({
    rule: 'askConfirmation',
    intent: intent.intentName,
    attempt: attemptName(attempt),
  });
  return { kind: 'respond', turn };
}

/** Continues after a yes. */
export function onConfirmed(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  sessionIntent(turn).confirmationState = 'Confirmed';
  return takeBranch(context, turn, intent.intentConfirmationSetting?.confirmation ?? {}, {
    branch: { of: 'confirmation' },
    fallThrough: { kind: 'default' },
    ...confirmationHook(intent),
  });
}

/** Continues after a no: by default the intent ends as Failed. Inferred, no source for the state. */
export function onDenied(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  sessionIntent(turn).confirmationState = 'Denied';
  sessionIntent(turn).state = 'Failed';
  return takeBranch(context, turn, intent.intentConfirmationSetting?.declination ?? {}, {
    branch: { of: 'declination' },
    fallThrough: { kind: 'end' },
    ...confirmationHook(intent),
  });
}

/** Continues after neither yes nor no: another attempt, or the failure branch. */
export function afterFailedConfirmation(context: DialogContext, turn: Turn): Transition {
  const setting = currentIntent(context, turn).intentConfirmationSetting;
  const retries = setting?.promptSpecification?.maxRetries ?? 0;
  if (turn.session.failedAttempts > retries) return { kind: 'confirmationFailed' };
  return { kind: 'confirm', suppressMessage: false };
}

/**
 * Takes the failure branch once no retries are left: by default
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
 */
export function onConfirmationFailed(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  closePrompt(turn);
  sessionIntent(turn).state = 'Failed';
  turn.trace.push({ rule: 'exhaustConfirmationRetries' });
  return takeBranch(context, turn, intent.intentConfirmationSetting?.failure ?? {}, {
    branch: { of: 'confirmationFailure' },
    fallThrough: startFallback(context),
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
