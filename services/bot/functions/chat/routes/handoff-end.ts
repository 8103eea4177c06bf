import { HANDOFF_ENDS, type HandoffEnd } from '../../../helpdesk/conversations/handoff-record.ts';
import { OPEN_TICKET } from '../../../helpdesk/conversations/ticket-buttons.ts';
import { endHandoff, endMessageId } from '../../../helpdesk/handoff/end-handoff.ts';
import { readJsonBody, refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import { MESSAGES_PER_SESSION } from '../rate/limits.ts';
import { type BotTurnDeps, takeBotTurn } from './bot-turn.ts';
import type { ChatDeps } from './deps.ts';
import { notOpen } from './handoff-lines.ts';
import { sessionOf } from './handoff-session.ts';
import { sessionParameter } from './session-parameter.ts';
import { busySession, turnResponse } from './turn-response.ts';

type EndHandoffDeps = BotTurnDeps & Pick<ChatDeps, 'limiter'>;

/**
 * `DELETE /api/sessions/{id}/handoff` `{reason: ended|noAnswer|failed}`: the bot takes over again. Returns its turn, the form
 * of a ticket with what was said; a request that comes again gets the same. 409 `not-open`.
 */
export async function endOfHandoff(
  deps: EndHandoffDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const reason = readReason(readJsonBody(request));
  const latest = await sessionOf(deps, sessionId, MESSAGES_PER_SESSION);
  const { conversations: store, now, run } = deps;
  const ending = await endHandoff({ store, now, run }, sessionId, latest, reason);
  if (ending.outcome !== 'ended') throw ending.outcome === 'busy' ? busySession() : notOpen();
  const { turn, end } = ending;
  const result = await takeBotTurn(deps, request, {
    sessionId,
    latest: (await store.latest(sessionId)) ?? latest,
    clientMessageId: endMessageId(turn),
    said: undefined,
    hear: async () => ({ text: OPEN_TICKET.value, handoff: { turn, end } }),
  });
  return turnResponse(result);
}

function readReason(body: Readonly<Record<string, unknown>>): HandoffEnd {
  refuseUnknown(body, ['reason']);
  const reason = HANDOFF_ENDS.find((one) => one === body.reason);
  if (reason !== undefined) return reason;
  throw new Problem(400, 'No reason', `"reason" must be one of ${HANDOFF_ENDS.join(', ')}.`);
}
