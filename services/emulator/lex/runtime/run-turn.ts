import type { SessionState } from '@aws-sdk/client-lex-runtime-v2';
import { beginTurn } from '../dialog/engine.ts';
import type { TurnInput } from '../dialog/turn.ts';
import type { SessionKey, StoredSession } from '../session/session-store.ts';
import { understand } from '../understanding/understand.ts';
import { findTarget } from './find-bot.ts';
import type { Needs } from './needs.ts';
import { applySessionState, openSession } from './open-session.ts';
import { settle } from './settle.ts';
import { storedAfter } from './stored-after.ts';
import { tellTurn } from './tell-turn.ts';
import { withLock } from './with-lock.ts';

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
export function runTurn(needs: Needs, request: TurnRequest): Promise<TurnResult> {
  const { key, input, requestAttributes } = request;
  return withLock(needs.busy, key, () => {
    const now = needs.clock.now();
    const before = needs.sessions.get(key);
    const target = findTarget(needs.bots, key, before?.botVersion);
    const { locale } = target;
    const opened = openSession(before, request.requestId, now);
    const session = applySessionState(opened, request.sessionState, locale, now);
    const understood = understand({ ...target, now, timeZone: needs.timeZone }, session, input);

    return tellTurn(needs, request, target, understood, async (tale) => {
      const world = { locale, now, random: needs.random };
      const turn = await settle({ ...request, needs, target, world, understood, tale }, () =>
        beginTurn(world, { session, input, requestAttributes }, understood),
      );
      const stored = storedAfter(key, target, turn, understood, now);
      needs.sessions.put(stored);
      return { stored, requestAttributes: turn.requestAttributes, now };
    });
  });
}
