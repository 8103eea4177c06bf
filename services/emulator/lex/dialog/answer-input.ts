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

/** From here on another intent takes over a pending prompt that the input does not answer. */
const SWITCH_SCORE = 0.9;
const SAID_WORD_BY_WORD = 1;
/** Where any words would fill the slot, a clear question of another kind is not taken for a name. */
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

/** Starts the best intent, or the fallback where none reaches the threshold. */
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

function answerSlot(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
  slotName: string,
): Transition {
  const { answer } = understood;
  const other = strongestOther(turn, understood);
  const strength = answer?.isOpen ? BEATS_OPEN_ANSWER : SAID_WORD_BY_WORD;
  const isOtherStronger = (other?.score ?? 0) >= strength && !coversInput(turn, understood);
  if (answer && (answer.isWhole || !isOtherStronger)) {
    return capture(context, turn, understood, slotName);
  }
  if (other) return switchTo(turn, other);
  return missSlot(context, turn, slotName);
}

/** "2" answers "How many?" even where an intent's utterance is "2"; a name could be any words, so there it doesn't. */
function coversInput(turn: Turn, { answer }: Understanding): boolean {
  const said = answer?.value.value?.originalValue;
  return answer !== undefined && !answer.isOpen && fold(said ?? '') === fold(turn.input.transcript);
}

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

/** Fills other empty slots that the same input named in a sample utterance of the intent. */
function fillMentioned(turn: Turn, understood: Understanding, answered: string): void {
  const { slots } = sessionIntent(turn);
  for (const [name, value] of Object.entries(ownSlots(turn, understood))) {
    if (name !== answered && slots[name] === null) slots[name] = value;
  }
}

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

function answerConfirmation(
  context: DialogContext,
  turn: Turn,
  understood: Understanding,
): Transition {
  const { yesNo } = understood;
  const other = strongestOther(turn, understood);
  if (other && other.score >= SAID_WORD_BY_WORD && !yesNo?.isPlain) return switchTo(turn, other);
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

/** A value said instead of yes or no changes its slot, and the intent is confirmed anew. */
function changeSlots(turn: Turn, understood: Understanding): boolean {
  const { slots } = sessionIntent(turn);
  const changes = Object.entries(ownSlots(turn, understood)).filter(([name]) => name in slots);
  for (const [name, value] of changes) slots[name] = value;
  if (changes.length === 0) return false;
  closePrompt(turn);
  turn.trace.push({ rule: 'changeSlots', slots: changes.map(([name]) => name) });
  return true;
}

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

/** The slots that the input named in a near-exact sample utterance of the intent that is running. */
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
