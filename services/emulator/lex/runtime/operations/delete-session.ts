import type { DeleteSessionRequest, DeleteSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { notFound } from '../../errors.ts';
import type { Deps } from '../deps.ts';
import { exclusively } from '../exclusively.ts';
import { findTarget } from '../find-bot.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { Constraints } from '../validation/constraints.ts';

/** Deletes a session. */
export async function deleteSession(
  deps: Pick<Deps, 'bots' | 'sessions' | 'busy'>,
  input: DeleteSessionRequest,
): Promise<DeleteSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  findTarget(deps.bots, key, undefined);
  const wasThere = await exclusively(deps.busy, key, async () => deps.sessions.delete(key));
  if (!wasThere) throw notFound(`Session ${key.sessionId} was not found.`);
  return { ...key } satisfies DeleteSessionResponse;
}
