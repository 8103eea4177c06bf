import { randomUUID } from 'node:crypto';
import { conversationHash } from '../../../helpdesk/conversations/conversation-key.ts';
import { readJsonBody } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, noContent } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { sessionParameter, unknownSession } from './session-parameter.ts';

/** `POST /api/sessions/{id}/feedback` `{turn, helpful}`: counts whether a reply helped. 204; 404 for an unknown turn. */
export async function feedback(
  deps: Pick<ChatDeps, 'conversations' | 'events' | 'localeId' | 'now'>,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const { turn, helpful } = readFeedback(readJsonBody(request));
  const stored = await deps.conversations.turn(sessionId, turn);
  if (stored?.record.state !== 'done') throw unknownSession();
  const event = {
    v: 1,
    id: randomUUID(),
    at: deps.now().toISOString(),
    kind: 'rating',
    conversation: conversationHash(sessionId),
    turn,
    intent: stored.record.intent?.name ?? '',
    topic: '',
    helpful,
    locale: deps.localeId,
  } as const;
  await deps.events.write([event], request.log);
  return noContent();
}

function readFeedback(body: unknown): { turn: number; helpful: boolean } {
  const { turn, helpful } = (body ?? {}) as Record<string, unknown>;
  if (typeof turn !== 'number' || !Number.isInteger(turn) || turn < 0 || turn > 9_999)
    throw new Problem(400, 'Invalid feedback', '"turn" must be the number of a turn.');
  if (typeof helpful !== 'boolean')
    throw new Problem(400, 'Invalid feedback', '"helpful" must be true or false.');
  return { turn, helpful };
}
