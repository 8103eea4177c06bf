import type { PastConversation } from '../../../chat-page/chat-api.ts';
import { isHandoffOpen } from '../../../helpdesk/conversations/handoff-record.ts';
import { expiresAt, isEnded } from '../../../helpdesk/conversations/session-rules.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import { READS_PER_SESSION } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import { endedSession, sessionParameter, unknownSession } from './session-parameter.ts';

/** `GET /api/sessions/{id}`: the turns so far, redacted, and when the session ends. 410 once it has ended. */
export async function readSession(
  { conversations, limiter, now }: Pick<ChatDeps, 'conversations' | 'limiter' | 'now'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  // Nothing is counted for a session that isn't there: a deleted one stays deleted.
  if ((await conversations.turn(sessionId, 0)) === undefined) throw unknownSession();
  await limiter.admit(READS_PER_SESSION, sessionId);
  const turns = await conversations.turns(sessionId);
  const latest = turns.at(-1);
  if (latest === undefined || turns[0]?.turn !== 0) throw unknownSession();
  if (isEnded(latest, now())) throw endedSession();
  const past = { turns: turns.map(pastTurn), expiresAt: expiresAt(latest).toISOString() };
  return json(200, past satisfies PastConversation);
}

function pastTurn(record: TurnRecord) {
  const { turn, state, at, repliedAt, said, messages = [], rating, reference, handoff } = record;
  const helpful = rating?.helpful;
  const past = { turn, state, at, repliedAt, said, messages, helpful, reference };
  const isOpen = isHandoffOpen(record);
  return handoff ? { ...past, handoff: { isOpen, lines: handoff.lines } } : past;
}
