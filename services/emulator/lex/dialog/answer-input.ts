import type { Candidate } from '../session/session.ts';
import { mergeSubSlots } from './composite.ts';
import { afterFailedConfirmation, onConfirmed, onDenied } from './confirm-intent.ts';
import { afterFailedAttempt, isComplete, onCaptured } from './elicit-slot.ts';
import { hasUserInputHook } from './hooks.ts';
import { closePrompt } from './prompt.ts';
import {
  currentIntent,
  type DialogContext,
  fallbackIntent,
  type HookSite,
  sessionIntent,
  slotNamed,
  type Transition,
  type Turn,
  type Understanding,
} from './turn.ts';

/** Our choice: another intent with this score takes over a pending prompt that the input does not answer. */
const SWITCH_SCORE = 0.9;
/** Our choice: the score of a sample utterance, that matches exactly. */
const SAID_WORD_FOR_WORD = 1;
/** Our choice: if any words would fill the slot (a name), another intent with this score is the better reading. */
const BEATS_OPEN_ANSWER = 0.95;

/** Decides what an input means for the dialog: an answer, another intent, or neither. */
export function answerInput(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
): Transition {
  const action = turn.session.intent && turn.session.dialogAction;
  if (action?.type === 'ElicitSlot' && action.slotToElicit) {
    return answerSlot(context, turn, understood, action.slotToElicit);
  }
  if (action?.type === 'ConfirmIntent') return answerConfirmation(context, turn, understood);
  return startBest(context, understood);
}

/**
 * Starts the best intent, or the fallback if none reaches the threshold.
 * https://docs.aws.amazon.com/lexv2/latest/dg/using-intent-confidence-scores.html
 */
function startBest(context: DialogContext, understood: Understanding): Transition {
  const best = understood.ranked[0];
  if (best && best.score >= context.locale.nluIntentConfidenceThreshold) return startWith(best);
  const fallback = fallbackIntent(context.locale).intentName;
  return { kind: 'startIntent', intent: fallback, suppressMessage: false, slots: {} };
}

function startWith(candidate: Candidate): Transition {
  const { intent, slots } = candidate;
  return { kind: 'startIntent', intent, suppressMessage: false, slots };
}

/**
 * Takes the input for the slot's value, for another intent, or for a failed attempt. Free-form input is never another
 * intent; that any other input may be is observed, no source, and the scores are our choice.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-free-form.html
 */
function answerSlot(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
  slotName: string,
): Transition {
  const { answer } = understood;
  const other = strongestOther(turn, understood);
  const strength = answer?.isOpen ? BEATS_OPEN_ANSWER : SAID_WORD_FOR_WORD;
  const isOtherStronger = (other?.score ?? 0) >= strength && !coversInput(turn, understood);
  if (answer && (answer.isWhole || !isOtherStronger)) {
    return capture(context, turn, understood, slotName);
  }
  if (other) return switchTo(turn, other);
  return missSlot(context, turn, slotName);
}

/**
 * Our choice: "2" answers "How many?" even if "2" is also an intent's utterance. Not for a name, which could be any words.
 */
function coversInput(turn: Turn, { answer }: Understanding): boolean {
  const said = answer?.value.value?.originalValue;
  return answer !== undefined && !answer.isOpen && fold(said ?? '') === fold(turn.input.transcript);
}

/** https://docs.aws.amazon.com/lexv2/latest/dg/intent-slots.html */
function capture(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
  slotName: string,
): Transition {
  const intent = currentIntent(context, turn);
  const slot = slotNamed(intent, slotName);
  const { slots } = sessionIntent(turn);
  if (understood.answer) {
    slots[slotName] = mergeSubSlots(slots[slotName], understood.answer.value);
  }
  fillMentioned(turn, understood, slotName);
  turn.trace.push({ rule: 'fillSlot', slot: slotName });
  if (!isComplete(turn, slot))
    return { kind: 'elicitSlot', slot: slotName, suppressMessage: false };

  closePrompt(turn);
  return hasUserInputHook(context, intent)
    ? userInputHook(turn)
    : onCaptured(context, turn, intent, slot);
}

/** Fills other empty slots that the same input named in a sample utterance of the intent. Observed, no source. */
function fillMentioned(turn: Turn, understood: Understanding, answered: string): void {
  const { slots } = sessionIntent(turn);
  for (const [name, value] of Object.entries(ownSlots(turn, understood))) {
    if (name !== answered && slots[name] === null) slots[name] = value;
  }
}

/** A prompt may call a code hook after each attempt: https://docs.aws.amazon.com/lexv2/latest/dg/intent-slots.html */
function missSlot(context: DialogContext, turn: Turn, slotName: string): Transition {
  const intent = currentIntent(context, turn);
  const slot = slotNamed(intent, slotName);
  turn.session.failedAttempts += 1;
  const { failedAttempts } = turn.session;
  turn.trace.push({ rule: 'missSlot', slot: slotName, failedAttempts });
  if (hasUserInputHook(context, intent)) return userInputHook(turn);
  const hook = slot.valueElicitationSetting.slotCaptureSetting?.elicitationCodeHook;
  if (!hook?.enableCodeHookInvocation || !intent.dialogCodeHook?.enabled)
    return afterFailedAttempt(turn, slot);
  return elicitationHook(turn, 'elicitation', hook.invocationLabel, slotName);
}

/** https://docs.aws.amazon.com/lexv2/latest/dg/intent-confirm.html; which reading wins is our choice. */
function answerConfirmation(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
): Transition {
  const { yesNo } = understood;
  const other = strongestOther(turn, understood);
  if (other && other.score >= SAID_WORD_FOR_WORD && !yesNo?.isPlain) return switchTo(turn, other);
  if (yesNo) return decide(context, turn, yesNo.answer);
  if (changeSlots(turn, understood)) return { kind: 'default' };
  if (other) return switchTo(turn, other);
  return missConfirmation(context, turn);
}

function decide(context: DialogContext, turn: Turn, answer: 'Yes' | 'No'): Transition {
  closePrompt(turn);
  turn.trace.push({ rule: 'answerConfirmation', answer });
  if (hasUserInputHook(context, currentIntent(context, turn))) {
    sessionIntent(turn).confirmationState = answer === 'Yes' ? 'Confirmed' : 'Denied';
    return userInputHook(turn);
  }
  return answer === 'Yes' ? onConfirmed(context, turn) : onDenied(context, turn);
}

/** A value said instead of yes or no changes its slot, and the confirmation is asked again. Inferred, no source. */
function changeSlots(turn: Turn, understood: Understanding): boolean {
  const { slots } = sessionIntent(turn);
  const changes = Object.entries(ownSlots(turn, understood)).filter(([name]) => name in slots);
  for (const [name, value] of changes) slots[name] = value;
  if (changes.length === 0) return false;
  closePrompt(turn);
  turn.trace.push({ rule: 'changeSlots', slots: changes.map(([name]) => name) });
  return true;
}

/** https://docs.aws.amazon.com/lexv2/latest/dg/intent-confirm.html */
function missConfirmation(context: DialogContext, turn: Turn): Transition {
  const intent = currentIntent(context, turn);
  turn.session.failedAttempts += 1;
  const { failedAttempts } = turn.session;
  turn.trace.push({ rule: 'missConfirmation', failedAttempts });
  if (hasUserInputHook(context, intent)) return userInputHook(turn);
  const hook = intent.intentConfirmationSetting?.elicitationCodeHook;
  if (!hook?.enableCodeHookInvocation || !intent.dialogCodeHook?.enabled) {
    return afterFailedConfirmation(context, turn);
  }
  return elicitationHook(turn, 'confirmationElicitation', hook.invocationLabel);
}

/** Our choice: slots count as named only in a near-exact sample utterance of the current intent. */
function ownSlots(turn: Turn, understood: Understanding): Candidate['slots'] {
  const own = understood.ranked.find((candidate) => candidate.intent === sessionIntent(turn).name);
  return own && own.score >= SWITCH_SCORE ? own.slots : {};
}

function strongestOther(turn: Turn, understood: Understanding): Candidate | undefined {
  const other = understood.ranked.find(
    (candidate) => candidate.intent !== sessionIntent(turn).name,
  );
  return other && other.score >= SWITCH_SCORE ? other : undefined;
}

function switchTo(turn: Turn, candidate: Candidate): Transition {
  turn.trace.push({ rule: 'switchIntent', from: sessionIntent(turn).name, to: candidate.intent });
  return startWith(candidate);
}

/** Bots from before August 2022: https://docs.aws.amazon.com/lexv2/latest/dg/understanding-new-flows.html */
function userInputHook(turn: Turn): Transition {
  return { kind: 'hook', hook: { at: 'userInput', intent: sessionIntent(turn).name } };
}

function elicitationHook(
  turn: Turn,
  at: 'elicitation' | 'confirmationElicitation',
  invocationLabel: string | undefined,
  slot?: string,
): Transition {
  const hook: HookSite = {
    at,
    intent: sessionIntent(turn).name,
    ...(slot === undefined ? {} : { slot }),
    ...(invocationLabel === undefined ? {} : { invocationLabel }),
  };
  return { kind: 'hook', hook };
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
