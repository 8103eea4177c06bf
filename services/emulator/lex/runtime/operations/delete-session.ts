import type { DeleteSessionRequest, DeleteSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { notFound } from '../../errors.ts';
import { findTarget } from '../find-bot.ts';
import type { Needs } from '../needs.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { Constraints } from '../validation/constraints.ts';
import { withLock } from '../with-lock.ts';

/** Forgets a session. */
export async function deleteSession(
  needs: Pick<Needs, 'bots' | 'sessions' | 'busy'>,
  input: DeleteSessionRequest,
): Promise<DeleteSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  findTarget(needs.bots, key, undefined);
  const wasThere = await withLock(needs.busy, key, async () => needs.sessions.delete(key));
  if (!wasThere) throw notFound(`Session ${key.sessionId} was not found.`);
  return { ...key } satisfies DeleteSessionResponse;
}
