import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { BotLocale } from '../bot/model.ts';
import type { DialogContext, Step, Understanding } from '../dialog/turn.ts';
import type { DialogSession } from '../session/session.ts';
import type { SessionKey, StoredSession } from '../session/stored-session.ts';
import type { UnderstandingDeps } from '../understanding/understand.ts';

/** What every operation that runs a turn is given. */
export interface TurnRequest {
  readonly key: SessionKey;
  readonly requestId: string;
  readonly region: string;
  readonly operation: string;
  readonly responseContentType: string;
  readonly requestAttributes: Readonly<Record<string, string>>;
}

/** What differs between a turn in which the user speaks and one in which the client sets the state. */
export interface TurnPlan {
  /** The user's text; null if the user said nothing. */
  readonly said: string | null;
  /** The client's messages, in place of the bot's; empty to keep the bot's. */
  readonly messages: readonly Message[];
  /** Throws ValidationException if the bot has no such intent or slot. */
  openSession(stored: StoredSession | undefined, locale: BotLocale, now: Date): DialogSession;
  understand(deps: UnderstandingDeps, session: DialogSession): Understanding;
  begin(context: DialogContext, session: DialogSession, understood: Understanding): Step;
}

export interface TurnResult {
  readonly stored: StoredSession;
  readonly requestAttributes: Readonly<Record<string, string>>;
  readonly now: Date;
}
