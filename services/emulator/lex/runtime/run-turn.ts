import type { SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { beginTurn } from '../dialog/engine.ts';
import type { TurnInput } from '../dialog/turn.ts';
import type { SessionKey, StoredSession } from '../session/session-store.ts';
import { understand } from '../understanding/understand.ts';
import type { Deps } from './deps.ts';
import { exclusively } from './exclusively.ts';
import { findTarget } from './find-bot.ts';
import { applySessionState, openSession } from './open-session.ts';
import { settle } from './settle.ts';
import { tellTurn } from './tell-turn.ts';
import { toStoredSession } from './to-stored-session.ts';

export interface TurnRequest {
  readonly key: SessionKey;
  readonly requestId: string;
  readonly region: string;
  readonly operation: string;
  readonly input: TurnInput;
  readonly responseContentType: string;
  readonly sessionState: SessionState | undefined;
  readonly requestAttributes: Readonly<Record<string, string>>;
}

export interface TurnResult {
  readonly stored: StoredSession;
  readonly requestAttributes: Readonly<Record<string, string>>;
  readonly now: Date;
}

/**
 * One turn of a conversation, from what was said to what is answered.
 * Rejects with the AwsError that Lex answers; the session is then as it was before.
 */
export function runTurn(deps: Deps, request: TurnRequest): Promise<TurnResult> {
  const { key, input, requestAttributes } = request;
  return exclusively(deps.busy, key, () => {
    const now = deps.clock.now();
    const before = deps.sessions.get(key);
    const target = findTarget(deps.bots, key, before?.botVersion);
    const { locale } = target;
    const opened = openSession(before, request.requestId, now);
    const session = applySessionState(opened, request.sessionState, locale, now);
    const understood = understand({ ...target, now, timeZone: deps.timeZone }, session, input);

    return tellTurn(deps, request, target, understood, async (tale) => {
      const context = { locale, now, random: deps.random };
      const turn = await settle({ ...request, deps, target, context, understood, tale }, () =>
        beginTurn(context, { session, input, requestAttributes }, understood),
      );
      const stored = toStoredSession(key, target, turn, understood, now);
      deps.sessions.put(stored);
      return { stored, requestAttributes: turn.requestAttributes, now };
    });
  });
}
