import type { DialogSession } from '../session/session.ts';
import { answerInput } from './answer-input.ts';
import { attemptName } from './elicit-slot.ts';
import type { HookOutcome, HookResponse } from './hook-outcome.ts';
import { afterHook } from './resume.ts';
import { run } from './run.ts';
import {
  type DialogContext,
  DialogError,
  type HookSite,
  type ProposedNextState,
  type Step,
  sessionIntent,
  type Transition,
  type Turn,
  type TurnInput,
  type Understanding,
} from './turn.ts';

export interface TurnStart {
  readonly session: DialogSession;
  readonly input: TurnInput;
  readonly requestAttributes: Readonly<Record<string, string>>;
}

/**
 * Works out a turn from what was understood, up to its answer or to a code hook.
 * Pure: leaves what it is given as it is. Throws DialogError where next steps lead in a circle.
 */
export function beginTurn(
  context: DialogContext,
  start: TurnStart,
  understood: Understanding,
): Step {
  const turn = newTurn(start);
  return withProposal(context, run(context, turn, answerInput(context, turn, understood)));
}

/** Works out a turn that starts at a given place, as PutSession does. Pure, as beginTurn. */
export function beginTurnAt(
  context: DialogContext,
  start: TurnStart,
  transition: Transition,
): Step {
  return withProposal(context, run(context, newTurn(start), transition));
}

/** Works out a turn that a client steers as a code hook would: PutSession with a dialog action. Pure, as beginTurn. */
export function beginTurnAs(
  context: DialogContext,
  start: TurnStart,
  response: HookResponse,
): Step {
  const hook: HookSite = { at: 'userInput', intent: start.session.intent?.name ?? '' };
  return resumeTurn(context, newTurn(start), hook, { kind: 'answered', response });
}

/** Goes on after a code hook, up to the answer or to the next hook. Pure, as beginTurn. */
export function resumeTurn(
  context: DialogContext,
  before: Turn,
  hook: HookSite,
  outcome: HookOutcome,
): Step {
  return withProposal(context, resume(context, before, hook, outcome));
}

function newTurn(start: TurnStart): Turn {
  return {
    session: structuredClone(start.session),
    input: start.input,
    requestAttributes: { ...start.requestAttributes },
    messages: [],
    trail: [],
    transitions: 0,
  };
}

function resume(context: DialogContext, before: Turn, hook: HookSite, outcome: HookOutcome): Step {
  const turn = structuredClone(before);
  return run(context, turn, afterHook(context, turn, hook, outcome));
}

function withProposal(context: DialogContext, step: Step): Step {
  if (step.kind !== 'invokeHook' || step.hook.at === 'fulfillment') return step;
  return { ...step, proposed: proposalOf(context, step.turn, step.hook) };
}

/** The hook is told which slot comes next if it only delegates: found by trying. */
function proposalOf(
  context: DialogContext,
  turn: Turn,
  hook: HookSite,
): ProposedNextState | undefined {
  const delegate = { dialogAction: { type: 'Delegate' }, messages: [] } as const;
  try {
    const tried = resume({ ...context, random: () => 0 }, turn, hook, {
      kind: 'answered',
      response: delegate,
    });
    const { dialogAction, failedAttempts } = tried.turn.session;
    if (tried.kind !== 'respond' || dialogAction?.type !== 'ElicitSlot') return undefined;
    return {
      slotToElicit: dialogAction.slotToElicit ?? '',
      attempt: attemptName(failedAttempts),
      intent: sessionIntent(tried.turn),
    };
  } catch (error) {
    if (error instanceof DialogError) return undefined;
    throw error;
  }
}
