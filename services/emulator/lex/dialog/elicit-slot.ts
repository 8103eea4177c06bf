import type { DialogAction } from '@aws-sdk/client-lex-runtime-v2';
import type { Intent, PromptSpecification, Slot } from '../bot/model.ts';
import { takeBranch } from './branch.ts';
import { missingSubSlot } from './composite.ts';
import { sayPrompt } from './messages.ts';
import { closePrompt, openPrompt } from './prompt.ts';
import type { Attempt } from './trace-step.ts';
import {
  currentIntent,
  type DialogContext,
  fallbackIntent,
  type HookSite,
  type Step,
  sessionIntent,
  slotNamed,
  type Transition,
  type Turn,
} from './turn.ts';

// What the console gives a new prompt.
const DEFAULT_RETRIES = 4;

type Elicit = Extract<Transition, { kind: 'elicitSlot' }>;

/** Asks for a slot, or for the next part of a composite one; a filled slot is not asked for again. */
export function elicitSlot(
  context: DialogContext,
  turn: Turn,
  transition: Elicit,
): Transition | Step {
  const slot = slotNamed(currentIntent(context, turn), transition.slot);
  if (isComplete(turn, slot)) return { kind: 'default' };
  return promptFor(context, turn, slot, transition.suppressMessage);
}

/** Asks for a slot, whether it is filled or not; of a composite one for a given part, or the next that is missing. */
export function promptFor(
  context: DialogContext,
  turn: Turn,
  slot: Slot,
  isSilent: boolean,
  part?: string,
): Step {
  sessionIntent(turn).state = 'InProgress';
  const subSlot = part ?? missingSubSlot(slot, sessionIntent(turn).slots[slot.slotName]);
  const action: DialogAction = {
    type: 'ElicitSlot',
    slotToElicit: slot.slotName,
    ...(subSlot === undefined ? {} : { subSlotToElicit: { name: subSlot } }),
  };
  const prompt = promptOf(slot, subSlot);
  const attempt = openPrompt(turn, action, prompt?.maxRetries ?? DEFAULT_RETRIES);
  if (!isSilent) sayPrompt(context, turn, prompt, attempt);
  turn.trace.push({
    rule: 'elicitSlot',
    slot: slot.slotName,
    ...(subSlot === undefined ? {} : { subSlot }),
    attempt: attemptName(attempt),
  });
  return { kind: 'respond', turn };
}

/** `Initial`, `Retry1` … `Retry5`. */
export function attemptName(attempt: number): Attempt {
  return attempt === 0 ? 'Initial' : `Retry${attempt}`;
}

/** Goes on after an answer that did not fit: another try, or the failure branch. */
export function afterFailedAttempt(turn: Turn, slot: Slot): Transition {
  const { subSlotToElicit } = turn.session.dialogAction ?? {};
  const retries = promptOf(slot, subSlotToElicit?.name)?.maxRetries ?? DEFAULT_RETRIES;
  if (turn.session.failedAttempts > retries)
    return { kind: 'elicitationFailed', slot: slot.slotName };
  return { kind: 'elicitSlot', slot: slot.slotName, suppressMessage: false };
}

/** All retries are used up: the slot's failure branch, by default the fallback intent. */
export function onElicitationFailed(
  context: DialogContext,
  turn: Turn,
  slotName: string,
): Transition {
  const slot = slotNamed(currentIntent(context, turn), slotName);
  closePrompt(turn);
  sessionIntent(turn).state = 'Failed';
  turn.trace.push({ rule: 'exhaustSlotRetries', slot: slotName });
  const branch = slot.valueElicitationSetting.slotCaptureSetting?.failure ?? {};
  return takeBranch(context, turn, branch, {
    branch: { of: 'slotFailure', slot: slotName },
    fallThrough: startFallback(context),
  });
}

export function startFallback(context: DialogContext): Transition {
  const intent = fallbackIntent(context.locale).intentName;
  return { kind: 'startIntent', intent, suppressMessage: false, slots: {} };
}

/** A slot has been filled: its capture branch. */
export function onCaptured(
  context: DialogContext,
  turn: Turn,
  intent: Intent,
  slot: Slot,
): Transition {
  const setting = slot.valueElicitationSetting.slotCaptureSetting;
  const label = setting?.codeHook?.invocationLabel;
  const hookSite: HookSite = {
    at: 'capture',
    intent: intent.intentName,
    slot: slot.slotName,
    ...(label === undefined ? {} : { invocationLabel: label }),
  };
  return takeBranch(context, turn, setting?.capture ?? {}, {
    branch: { of: 'slotCapture', slot: slot.slotName },
    fallThrough: { kind: 'default' },
    codeHook: setting?.codeHook,
    hookSite,
  });
}

/** True where nothing is left to ask of a slot. */
export function isComplete(turn: Turn, slot: Slot): boolean {
  const value = sessionIntent(turn).slots[slot.slotName];
  return Boolean(value) && missingSubSlot(slot, value) === undefined;
}

function promptOf(slot: Slot, subSlot: string | undefined): PromptSpecification | undefined {
  const own = slot.valueElicitationSetting.promptSpecification;
  if (subSlot === undefined) return own;
  return slot.subSlotSetting?.slotSpecifications[subSlot]?.promptSpecification ?? own;
}
