import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, noContent } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { sessionParameter } from './session-parameter.ts';

/** `DELETE /api/sessions/{id}`: ends the session and deletes the conversation's records. 204 even if there are none. */
export async function endSession(
  { bot, conversations }: Pick<ChatDeps, 'bot' | 'conversations'>,
  _request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  if ((await conversations.latest(sessionId)) === undefined) return noContent();
  await bot.forget(sessionId);
  await conversations.delete(sessionId);
  return noContent();
}
