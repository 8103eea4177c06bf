import type { DialogSession } from '../session/session.ts';
import { answerInput } from './answer-input.ts';
import { attemptName } from './elicit-slot.ts';
import type { HookOutcome, HookResponse } from './hook-outcome.ts';
import { afterHook } from './resume.ts';
import { run } from './run.ts';
import {
  DialogError,
  type Go,
  type HookSite,
  type ProposedNextState,
  type Step,
  sessionIntent,
  type Turn,
  type TurnInput,
  type Understanding,
  type World,
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
export function beginTurn(world: World, start: TurnStart, understood: Understanding): Step {
  const turn = newTurn(start);
  return withProposal(world, run(world, turn, answerInput(world, turn, understood)));
}

/** Works out a turn that starts at a given place, as PutSession does. Pure, as beginTurn. */
export function beginTurnAt(world: World, start: TurnStart, go: Go): Step {
  return withProposal(world, run(world, newTurn(start), go));
}

/** Works out a turn that a client steers as a code hook would: PutSession with a dialog action. Pure, as beginTurn. */
export function beginTurnAs(world: World, start: TurnStart, response: HookResponse): Step {
  const hook: HookSite = { at: 'userInput', intent: start.session.intent?.name ?? '' };
  return resumeTurn(world, newTurn(start), hook, { kind: 'answered', response });
}

/** Goes on after a code hook, up to the answer or to the next hook. Pure, as beginTurn. */
export function resumeTurn(world: World, before: Turn, hook: HookSite, outcome: HookOutcome): Step {
  return withProposal(world, resume(world, before, hook, outcome));
}

function newTurn(start: TurnStart): Turn {
  return {
    session: structuredClone(start.session),
    input: start.input,
    requestAttributes: { ...start.requestAttributes },
    messages: [],
    trail: [],
    hops: 0,
  };
}

function resume(world: World, before: Turn, hook: HookSite, outcome: HookOutcome): Step {
  const turn = structuredClone(before);
  const next = afterHook(world, turn, hook, outcome);
  return 'kind' in next ? next : run(world, turn, next);
}

function withProposal(world: World, step: Step): Step {
  if (step.kind !== 'invokeHook' || step.hook.at === 'fulfillment') return step;
  return { ...step, proposed: proposalOf(world, step.turn, step.hook) };
}

/** The hook is told which slot comes next if it only delegates: found by trying. */
function proposalOf(world: World, turn: Turn, hook: HookSite): ProposedNextState | undefined {
  const delegate = { dialogAction: { type: 'Delegate' }, messages: [] } as const;
  try {
    const tried = resume({ ...world, random: () => 0 }, turn, hook, {
      kind: 'answered',
      response: delegate,
    });
    const { dialogAction, misses } = tried.turn.session;
    if (tried.kind !== 'respond' || dialogAction?.type !== 'ElicitSlot') return undefined;
    return {
      slotToElicit: dialogAction.slotToElicit ?? '',
      attempt: attemptName(misses),
      intent: sessionIntent(tried.turn),
    };
  } catch (error) {
    if (error instanceof DialogError) return undefined;
    throw error;
  }
}
