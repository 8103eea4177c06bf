import type { Message, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { beginTurnAs, beginTurnAt, type TurnStart } from '../dialog/engine.ts';
import type { HookAction } from '../dialog/hook-outcome.ts';
import type { DialogContext, Step, Understanding } from '../dialog/turn.ts';
import { validation } from '../errors.ts';
import type { DialogSession } from '../session/session.ts';
import type { Deps } from './deps.ts';
import { exclusively } from './exclusively.ts';
import { findTarget } from './find-bot.ts';
import { applySessionState, openSession } from './open-session.ts';
import type { TurnRequest, TurnResult } from './run-turn.ts';
import { settle } from './settle.ts';
import { tellTurn } from './tell-turn.ts';
import { toStoredSession } from './to-stored-session.ts';

export interface SteerRequest extends Omit<TurnRequest, 'input' | 'sessionState'> {
  readonly sessionState: SessionState;
  readonly messages: readonly Message[];
}

/** A turn that nobody says anything in: the client sets the state and the dialog goes on from there. */
export function steerSession(deps: Deps, request: SteerRequest): Promise<TurnResult> {
  const { key, sessionState } = request;
  return exclusively(deps.busy, key, () => {
    const now = deps.clock.now();
    const before = deps.sessions.get(key);
    const target = findTarget(deps.bots, key, before?.botVersion);
    const { locale } = target;
    const opened = before?.dialog ?? openSession(undefined, request.requestId, now);
    const session = applySessionState(opened, sessionState, locale, now);
    const understood: Understanding = { ranked: [] };

    return tellTurn(deps, request, target, understood, async (tale) => {
      const context = { locale, now, random: deps.random };
      const turn = await settle({ ...request, deps, target, context, understood, tale }, () =>
        begin(context, session, request),
      );
      // Messages that the client gives are said as they are, in place of the bot's own.
      if (request.messages.length > 0) turn.messages = [...request.messages];
      const stored = toStoredSession(key, target, turn, understood, now);
      deps.sessions.put(stored);
      return { stored, requestAttributes: turn.requestAttributes, now };
    });
  });
}

function begin(context: DialogContext, session: DialogSession, request: SteerRequest): Step {
  const { requestAttributes, messages } = request;
  const input = { transcript: '', mode: 'Text' } as const;
  const start: TurnStart = { session, input, requestAttributes };
  const type = request.sessionState.dialogAction?.type;
  if (type === 'Delegate') return delegate(context, start);
  if (type === undefined || type === 'None' || type === 'Close') return keep(start, messages);
  const dialogAction = actionOf(type, request.sessionState);
  return beginTurnAs(context, start, { dialogAction, messages });
}

/** Starts the intent with its slots, or fulfils it where the client says that it is ready. */
function delegate(context: DialogContext, start: TurnStart): Step {
  const { intent } = start.session;
  if (!intent) throw validation('dialogAction Delegate needs sessionState.intent.');
  if (intent.state === 'ReadyForFulfillment')
    return beginTurnAt(context, start, { kind: 'fulfill' });
  const { name, slots } = intent;
  return beginTurnAt(context, start, {
    kind: 'startIntent',
    intent: name,
    suppressMessage: false,
    slots,
  });
}

/** The state is set and nothing happens. */
function keep(start: TurnStart, messages: readonly Message[]): Step {
  const { session, input, requestAttributes } = start;
  const turn = {
    session,
    input,
    requestAttributes,
    messages: [...messages],
    trail: [],
    transitions: 0,
  };
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
