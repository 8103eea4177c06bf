import type { Message, SessionState } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale } from '../bot/model.ts';
import {
  beginIdleTurn,
  beginTurnAfterHook,
  beginTurnWithTransition,
  type TurnStart,
} from '../dialog/engine.ts';
import type { HookAction } from '../dialog/hook-outcome.ts';
import type { DialogContext, Step, Understanding } from '../dialog/turn.ts';
import { validation } from '../errors.ts';
import { type DialogSession, newSession } from '../session/session.ts';
import type { StoredSession } from '../session/stored-session.ts';
import { applySessionState } from './open-session.ts';
import type { TurnPlan, TurnRequest } from './turn-request.ts';

/**
 * A turn in which the client sets the state and the dialog goes on from there: PutSession.
 * https://docs.aws.amazon.com/lexv2/latest/dg/managing-sessions.html
 */
export class PutSessionTurn implements TurnPlan {
  readonly said = null;
  readonly messages: readonly Message[];
  readonly #request: TurnRequest;
  readonly #sessionState: SessionState;

  constructor(request: TurnRequest, sessionState: SessionState, messages: readonly Message[]) {
    this.#request = request;
    this.#sessionState = sessionState;
    this.messages = messages;
  }

  /** Unlike a turn of the user, it doesn't age the active contexts. */
  openSession(stored: StoredSession | undefined, locale: BotLocale, now: Date): DialogSession {
    const opened = stored?.dialog ?? newSession(this.#request.requestId);
    return applySessionState(opened, this.#sessionState, locale, now);
  }

  understand(): Understanding {
    return { ranked: [] };
  }

  begin(context: DialogContext, session: DialogSession): Step {
    const { requestAttributes } = this.#request;
    const start = { session, input: { transcript: '', mode: 'Text' }, requestAttributes } as const;
    const type = this.#sessionState.dialogAction?.type;
    if (type === 'Delegate') return delegate(context, start);
    if (type === undefined || type === 'None' || type === 'Close') return beginIdleTurn(start);
    const dialogAction = hookActionOf(type, this.#sessionState);
    return beginTurnAfterHook(context, start, { dialogAction, messages: this.messages });
  }
}

/** Starts the intent with its slots, or fulfills it if the client says that it is ready. */
function delegate(context: DialogContext, start: TurnStart): Step {
  const { intent } = start.session;
  if (!intent) throw validation('dialogAction Delegate needs sessionState.intent.');
  const { name, slots, state } = intent;
  if (state === 'ReadyForFulfillment')
    return beginTurnWithTransition(context, start, { kind: 'fulfill' });
  return beginTurnWithTransition(context, start, {
    kind: 'startIntent',
    intent: name,
    suppressMessage: false,
    slots,
  });
}

function hookActionOf(
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
