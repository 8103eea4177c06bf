import type { DeleteSessionRequest, DeleteSessionResponse } from '@aws-sdk/client-lex-runtime-v2';
import { notFound } from '../../errors.ts';
import type { LexDeps } from '../deps.ts';
import { durably } from '../durably.ts';
import { exclusively } from '../exclusively.ts';
import { findTarget } from '../find-bot.ts';
import { checkIds, requireValid } from '../validation/check-ids.ts';
import { Constraints } from '../validation/constraints.ts';

/** Deletes a session: afterwards neither the disk nor a trace has anything that was said in it. */
export async function deleteSession(
  deps: Pick<LexDeps, 'bots' | 'sessions' | 'busy' | 'log' | 'turnLog'>,
  input: DeleteSessionRequest,
): Promise<DeleteSessionResponse> {
  const constraints = new Constraints();
  checkIds(constraints, input);
  const key = requireValid(constraints, input);
  findTarget(deps.bots, key, undefined);
  const wasThere = await exclusively(deps.busy, key, () =>
    durably(deps.log, deps.sessions.delete(key)),
  );
  deps.turnLog.forget(key.sessionId);
  if (!wasThere) throw notFound(`Session ${key.sessionId} was not found.`);
  return { ...key } satisfies DeleteSessionResponse;
}
