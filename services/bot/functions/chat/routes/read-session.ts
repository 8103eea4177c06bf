import type { PastConversation } from '../../../chat-page/chat-api.ts';
import { expiresAt, isEnded } from '../../../helpdesk/conversations/session-rules.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { endedSession, sessionParameter, unknownSession } from './session-parameter.ts';

/** `GET /api/sessions/{id}`: the turns so far, redacted, and when the session ends. 410 once it has ended. */
export async function readSession(
  { conversations, now }: Pick<ChatDeps, 'conversations' | 'now'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const turns = await conversations.turns(sessionParameter(parameters));
  const latest = turns.at(-1);
  if (latest === undefined || turns[0]?.turn !== 0) throw unknownSession();
  if (isEnded(latest, now())) throw endedSession();
  const past = { turns: turns.map(pastTurn), expiresAt: expiresAt(latest).toISOString() };
  return json(200, past satisfies PastConversation);
}

function pastTurn({ turn, state, at, said, messages, reference }: TurnRecord) {
  return { turn, state, at, said, messages: messages ?? [], reference };
}
