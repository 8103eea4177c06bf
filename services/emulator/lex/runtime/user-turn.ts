import type { SessionState } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale } from '../bot/model.ts';
import { beginTurn } from '../dialog/engine.ts';
import type { DialogContext, Step, TurnInput, Understanding } from '../dialog/turn.ts';
import type { DialogSession } from '../session/session.ts';
import type { StoredSession } from '../session/stored-session.ts';
import { type UnderstandingDeps, understand } from '../understanding/understand.ts';
import { applySessionState, openSession } from './open-session.ts';
import type { TurnPlan, TurnRequest } from './turn-request.ts';

/** A turn in which the user says something: RecognizeText and RecognizeUtterance. */
export class UserTurn implements TurnPlan {
  readonly messages = [];
  readonly #request: TurnRequest;
  readonly #input: TurnInput;
  readonly #sessionState: SessionState | undefined;

  constructor(request: TurnRequest, input: TurnInput, sessionState: SessionState | undefined) {
    this.#request = request;
    this.#input = input;
    this.#sessionState = sessionState;
  }

  get said(): string {
    return this.#input.transcript;
  }

  openSession(stored: StoredSession | undefined, locale: BotLocale, now: Date): DialogSession {
    const opened = openSession(stored, this.#request.requestId, now);
    return applySessionState(opened, this.#sessionState, locale, now);
  }

  understand(deps: UnderstandingDeps, session: DialogSession): Understanding {
    return understand(deps, session, this.#input);
  }

  begin(context: DialogContext, session: DialogSession, understood: Understanding): Step {
    const { requestAttributes } = this.#request;
    return beginTurn(context, { session, input: this.#input, requestAttributes }, understood);
  }
}
