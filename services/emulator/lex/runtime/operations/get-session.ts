import type { GetSessionRequest, GetSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { notFound } from '../../errors.ts';
import { sessionStateOf } from '../../session/session-state.ts';
import { findTarget } from '../find-bot.ts';
import type { Needs } from '../needs.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { Constraints } from '../validation/constraints.ts';

/** What was last said in a session, and where it stands. */
export async function getSession(
  needs: Pick<Needs, 'bots' | 'sessions' | 'clock'>,
  input: GetSessionRequest,
): Promise<GetSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  const stored = needs.sessions.get(key);
  findTarget(needs.bots, key, stored?.botVersion);
  if (!stored) throw notFound(`Session ${key.sessionId} was not found.`);

  return {
    sessionId: key.sessionId,
    messages: [...stored.messages],
    interpretations: [...stored.interpretations],
    sessionState: sessionStateOf(stored.dialog, needs.clock.now()),
  } satisfies GetSessionResponse;
}
