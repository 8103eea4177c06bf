import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { redactSaid } from '../../../helpdesk/conversations/redact-turn.ts';
import type { TurnResult } from '../../../helpdesk/conversations/take-turn.ts';
import { textNumber } from '../../../helpdesk/uploads/upload.ts';
import { readJsonBody } from '../http/json-body.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import { addressKey, MESSAGES_PER_ADDRESS, MESSAGES_PER_SESSION } from '../rate/limits.ts';
import { type BotTurnDeps, takeBotTurn } from './bot-turn.ts';
import type { ChatDeps } from './deps.ts';
import { longMessage, requireFits } from './long-message.ts';
import { MAX_MESSAGE_BYTES, type MessageBody, readMessageBody } from './message-body.ts';
import { sessionParameter, unknownSession } from './session-parameter.ts';
import { turnResponse } from './turn-response.ts';

type SendMessageDeps = BotTurnDeps & Pick<ChatDeps, 'limiter' | 'uploads'>;

/**
 * `POST /api/sessions/{id}/messages` `{text | buttonValue, clientMessageId}`: one turn, `{turn, messages, expiresAt}`.
 * Idempotent: a repeated client message id gets the same reply and no second turn.
 */
export async function sendMessage(
  deps: SendMessageDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const sessionId = sessionParameter(parameters);
  const message = readMessageBody(readJsonBody(request, MAX_MESSAGE_BYTES));
  const [latest] = await Promise.all([
    deps.conversations.latest(sessionId),
    deps.limiter.admit(MESSAGES_PER_ADDRESS, addressKey(request.sourceIp)),
  ]);
  // Nothing is counted for a session that isn't there: a deleted one stays deleted.
  if (latest === undefined) throw unknownSession();
  await deps.limiter.admit(MESSAGES_PER_SESSION, sessionId);
  requireFits(message, latest.record);

  return turnResponse(await takeMessageTurn(deps, request, sessionId, message, latest));
}

function takeMessageTurn(
  deps: SendMessageDeps,
  request: ChatRequest,
  sessionId: string,
  message: MessageBody,
  latest: StoredTurn,
): Promise<TurnResult> {
  const { said, text, clientMessageId } = message;
  const long = longMessage(message);
  return takeBotTurn(deps, request, {
    sessionId,
    latest,
    clientMessageId,
    said: long ? { text: long.kept } : redactSaid(said),
    hear: async (turn) => {
      const upload = long && textNumber(turn);
      if (upload !== undefined) await deps.uploads.keepText(sessionId, upload, long?.whole ?? '');
      return { text: long?.head ?? text, upload };
    },
  });
}
