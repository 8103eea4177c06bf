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

/** What a turn starts with. */
export interface TurnStart {
  readonly session: DialogSession;
  readonly input: TurnInput;
  readonly requestAttributes: Readonly<Record<string, string>>;
}

/**
 * Runs a turn from what was understood, up to its response or to a code hook.
 * Leaves its arguments as they are: it changes a copy. Throws DialogError if next steps lead in a circle.
 */
export function beginTurn(
  context: DialogContext,
  start: TurnStart,
  understood: Understanding,
): Step {
  const turn = newTurn(start);
  return withProposal(context, run(context, turn, answerInput(context, turn, understood)));
}

/** Runs a turn that starts with a given transition, as PutSession does. Leaves its arguments as they are. */
export function beginTurnWithTransition(
  context: DialogContext,
  start: TurnStart,
  transition: Transition,
): Step {
  return withProposal(context, run(context, newTurn(start), transition));
}

/** Runs a turn that starts as after a code hook: PutSession with a dialog action. Leaves its arguments as they are. */
export function beginTurnAfterHook(
  context: DialogContext,
  start: TurnStart,
  response: HookResponse,
): Step {
  const hook: HookSite = { at: 'userInput', intent: start.session.intent?.name ?? '' };
  return resumeTurn(context, newTurn(start), hook, { kind: 'answered', response });
}

/** Returns a turn in which nothing happens: PutSession without an action. */
export function beginIdleTurn(start: TurnStart): Step {
  return { kind: 'respond', turn: newTurn(start) };
}

/** Continues after a code hook, up to the response or to the next hook. Leaves its arguments as they are. */
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
    trace: [],
    transitionCount: 0,
  };
}

/** Messages and trace steps are never changed, so their lists are enough. */
function copyOf(turn: Turn): Turn {
  return {
    ...turn,
    session: structuredClone(turn.session),
    requestAttributes: { ...turn.requestAttributes },
    messages: [...turn.messages],
    trace: [...turn.trace],
  };
}

function resume(context: DialogContext, before: Turn, hook: HookSite, outcome: HookOutcome): Step {
  const turn = copyOf(before);
  return run(context, turn, afterHook(context, turn, hook, outcome));
}

function withProposal(context: DialogContext, step: Step): Step {
  if (step.kind !== 'invokeHook' || step.hook.at === 'fulfillment') return step;
  return { ...step, proposed: proposalOf(context, step.turn, step.hook) };
}

/** Finds which slot would be elicited if the hook only delegated, by trying it. */
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
