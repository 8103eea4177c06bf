import type { Message, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { beginTurnAs, beginTurnAt, type TurnStart } from '../dialog/engine.ts';
import type { HookAction } from '../dialog/hook-outcome.ts';
import type { Step, Understanding, World } from '../dialog/turn.ts';
import { validation } from '../errors.ts';
import type { DialogSession } from '../session/session.ts';
import { findTarget } from './find-bot.ts';
import type { Needs } from './needs.ts';
import { applySessionState, openSession } from './open-session.ts';
import type { TurnRequest, TurnResult } from './run-turn.ts';
import { settle } from './settle.ts';
import { storedAfter } from './stored-after.ts';
import { tellTurn } from './tell-turn.ts';
import { withLock } from './with-lock.ts';

export interface SteerRequest extends Omit<TurnRequest, 'input' | 'sessionState'> {
  readonly sessionState: SessionState;
  readonly messages: readonly Message[];
}

/** A turn that nobody says anything in: the client sets the state and the dialog goes on from there. */
export function steerSession(needs: Needs, request: SteerRequest): Promise<TurnResult> {
  const { key, sessionState } = request;
  return withLock(needs.busy, key, () => {
    const now = needs.clock.now();
    const before = needs.sessions.get(key);
    const target = findTarget(needs.bots, key, before?.botVersion);
    const { locale } = target;
    const opened = before?.dialog ?? openSession(undefined, request.requestId, now);
    const session = applySessionState(opened, sessionState, locale, now);
    const understood: Understanding = { ranked: [] };

    return tellTurn(needs, request, target, understood, async (tale) => {
      const world = { locale, now, random: needs.random };
      const turn = await settle({ ...request, needs, target, world, understood, tale }, () =>
        begin(world, session, request),
      );
      // Messages that the client gives are said as they are, in place of the bot's own.
      if (request.messages.length > 0) turn.messages = [...request.messages];
      const stored = storedAfter(key, target, turn, understood, now);
      needs.sessions.put(stored);
      return { stored, requestAttributes: turn.requestAttributes, now };
    });
  });
}

function begin(world: World, session: DialogSession, request: SteerRequest): Step {
  const { requestAttributes, messages } = request;
  const input = { transcript: '', mode: 'Text' } as const;
  const start: TurnStart = { session, input, requestAttributes };
  const type = request.sessionState.dialogAction?.type;
  if (type === 'Delegate') return delegate(world, start);
  if (type === undefined || type === 'None' || type === 'Close') return keep(start, messages);
  const dialogAction = actionOf(type, request.sessionState);
  return beginTurnAs(world, start, { dialogAction, messages });
}

/** Starts the intent with its slots, or fulfils it where the client says that it is ready. */
function delegate(world: World, start: TurnStart): Step {
  const { intent } = start.session;
  if (!intent) throw validation('dialogAction Delegate needs sessionState.intent.');
  if (intent.state === 'ReadyForFulfillment') return beginTurnAt(world, start, { to: 'fulfill' });
  const { name, slots } = intent;
  return beginTurnAt(world, start, {
    to: 'startIntent',
    intent: name,
    suppressMessage: false,
    slots,
  });
}

/** The state is set and nothing happens. */
function keep(start: TurnStart, messages: readonly Message[]): Step {
  const { session, input, requestAttributes } = start;
  const turn = { session, input, requestAttributes, messages: [...messages], trail: [], hops: 0 };
  return { kind: 'respond', turn };
}

function actionOf(
  type: 'ElicitSlot' | 'ElicitIntent' | 'ConfirmIntent',
  state: SessionState,
): HookAction {
  if (type !== 'ElicitSlot') return { type };
  const subSlot = state.dialogAction?.subSlotToElicit?.name;
  return {
    type,
    slotToElicit: state.dialogAction?.slotToElicit ?? '',
    ...(subSlot === undefined ? {} : { subSlotToElicit: subSlot }),
  };
}
