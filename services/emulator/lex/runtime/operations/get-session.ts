import type { GetSessionRequest, GetSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { notFound } from '../../errors.ts';
import { sessionStateOf } from '../../session/session-state.ts';
import type { LexDeps } from '../deps.ts';
import { findTarget } from '../find-bot.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { Constraints } from '../validation/constraints.ts';

/** Returns the last messages and interpretations of a session, and its state. */
export async function getSession(
  deps: Pick<LexDeps, 'bots' | 'sessions' | 'clock'>,
  input: GetSessionRequest,
): Promise<GetSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  const stored = deps.sessions.get(key);
  findTarget(deps.bots, key, stored?.botVersion);
  if (!stored) throw notFound(`Session ${key.sessionId} was not found.`);

  return {
    sessionId: key.sessionId,
    messages: [...stored.messages],
    interpretations: [...stored.interpretations],
    sessionState: sessionStateOf(stored.dialog, deps.clock.now()),
  } satisfies GetSessionResponse;
}
