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

/** The console's default for a new prompt. Observed, no source. */
const DEFAULT_RETRIES = 4;

type Elicit = Extract<Transition, { kind: 'elicitSlot' }>;

/**
 * Elicits a slot, or the next part of a composite one; a filled slot is not elicited again.
 * https://docs.aws.amazon.com/lexv2/latest/dg/reelicit-slots.html
 */
export function elicitSlot(
  context: DialogContext,
  turn: Turn,
  transition: Elicit,
): Transition | Step {
  const slot = slotNamed(currentIntent(context, turn), transition.slot);
  if (isComplete(turn, slot)) return { kind: 'default' };
  return promptFor(context, turn, slot, transition.suppressMessage);
}

/** Prompts for a slot, filled or not; for the given part of a composite slot, or the next that is missing. */
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

/** Returns Lex's name of an attempt: `Initial`, `Retry1` … `Retry5`. */
export function attemptName(attempt: number): Attempt {
  return attempt === 0 ? 'Initial' : `Retry${attempt}`;
}

/** Continues after an answer that is no value: another attempt, or the failure branch. */
export function afterFailedAttempt(turn: Turn, slot: Slot): Transition {
  const { subSlotToElicit } = turn.session.dialogAction ?? {};
  const retries = promptOf(slot, subSlotToElicit?.name)?.maxRetries ?? DEFAULT_RETRIES;
  if (turn.session.failedAttempts > retries)
    return { kind: 'elicitationFailed', slot: slot.slotName };
  return { kind: 'elicitSlot', slot: slot.slotName, suppressMessage: false };
}

/**
 * Takes the slot's failure branch once no retries are left: by default
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
 */
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

/** Returns the transition to the fallback intent. */
export function startFallback(context: DialogContext): Transition {
  const intent = fallbackIntent(context.locale).intentName;
  return { kind: 'startIntent', intent, suppressMessage: false, slots: {} };
}

/**
 * Takes the capture branch of a slot that has been filled:
 * https://docs.aws.amazon.com/lexv2/latest/dg/intent-slots.html
 */
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

/** Reports whether a slot needs no further prompt. */
export function isComplete(turn: Turn, slot: Slot): boolean {
  const value = sessionIntent(turn).slots[slot.slotName];
  return Boolean(value) && missingSubSlot(slot, value) === undefined;
}

function promptOf(slot: Slot, subSlot: string | undefined): PromptSpecification | undefined {
  const own = slot.valueElicitationSetting.promptSpecification;
  if (subSlot === undefined) return own;
  return slot.subSlotSetting?.slotSpecifications[subSlot]?.promptSpecification ?? own;
}
