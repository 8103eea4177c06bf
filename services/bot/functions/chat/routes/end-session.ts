import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, noContent } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { forgetSession } from './forget-session.ts';
import { sessionParameter } from './session-parameter.ts';

/** Reserved at the end of the function's time to delete the records, in milliseconds. */
const RESERVE_MS = 5_000;

/**
 * `DELETE /api/sessions/{id}`: ends the session and deletes all that is kept of it. 204 even if there is nothing. If it
 * fails halfway, no request finds the conversation any more, and a repeated one deletes the rest.
 */
export async function endSession(
  { bot, conversations, now, wait }: Pick<ChatDeps, 'bot' | 'conversations' | 'now' | 'wait'>,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  if ((await conversations.latest(sessionId)) === undefined) return noContent();
  await conversations.close(sessionId);
  await forgetSession({ bot, now, wait }, sessionId, request.remainingMs() - RESERVE_MS);
  await conversations.delete(sessionId);
  return noContent();
}
