import type { Reply } from '../../../chat-page/chat-api.ts';
import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { redactMessages, redactSaid } from '../../../helpdesk/conversations/redact-turn.ts';
import { expiresAt, MAX_TURNS } from '../../../helpdesk/conversations/session-rules.ts';
import { type TurnResult, takeTurn } from '../../../helpdesk/conversations/take-turn.ts';
import type { TurnRecord } from '../../../helpdesk/conversations/turn-record.ts';
import { textNumber } from '../../../helpdesk/uploads/upload.ts';
import { readJsonBody } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { BotReply } from '../lex/bot.ts';
import { isRefusal } from '../lex/bot-problem.ts';
import { addressKey, MESSAGES_PER_ADDRESS, MESSAGES_PER_SESSION } from '../rate/limits.ts';
import type { ChatDeps } from './deps.ts';
import { forgetSession } from './forget-session.ts';
import { longMessage, requireFits } from './long-message.ts';
import { MAX_MESSAGE_BYTES, type MessageBody, readMessageBody } from './message-body.ts';
import { endedSession, sessionParameter, unknownSession } from './session-parameter.ts';

type SendMessageDeps = Pick<
  ChatDeps,
  'bot' | 'conversations' | 'limiter' | 'now' | 'repeat' | 'run' | 'uploads' | 'wait'
>;

/** Reserved at the end of the function's time to store the turn and respond, in milliseconds. */
const RESERVE_MS = 2_000;
/** Lex waits at most 30 s for a code hook (Lex V2 developer guide); no reply comes after that. */
const LONGEST_REPLY_MS = 32_000;

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

  return toResponse(await takeMessageTurn(deps, request, sessionId, message, latest));
}

function takeMessageTurn(
  { bot, conversations: store, now, repeat, run, uploads, wait }: SendMessageDeps,
  request: ChatRequest,
  sessionId: string,
  message: MessageBody,
  latest: StoredTurn,
): Promise<TurnResult> {
  const { said, text, clientMessageId } = message;
  const long = longMessage(message);
  const leftMs = () => Math.min(LONGEST_REPLY_MS, Math.max(1, request.remainingMs() - RESERVE_MS));
  return takeTurn(
    { store, now, repeat, run, wait },
    {
      sessionId,
      latest,
      clientMessageId,
      said: long ? { text: long.kept } : redactSaid(said),
      patienceMs: leftMs() / 2,
      reference: request.reference,
      onUnsaved: (error) => request.log.error({ err: error }, 'turn not stored'),
      bot: {
        say: async (fingerprint, attributes = {}, turn = 0) => {
          const upload = long && textNumber(turn);
          if (upload !== undefined) await uploads.keepText(sessionId, upload, long?.whole ?? '');
          const heard = { text: long?.head ?? text, upload };
          return redactReply(
            await bot.say({ sessionId, fingerprint, attributes, turn, ...heard }, leftMs()),
          );
        },
        recall: async (fingerprint) => {
          const reply = await bot.recall(sessionId, fingerprint);
          return reply && redactReply(reply);
        },
        isRefusal,
        forget: () => forgetSession({ bot, now, wait }, sessionId, leftMs()),
      },
    },
  );
}

function redactReply(reply: BotReply): BotReply {
  return { ...reply, messages: redactMessages(reply.messages) };
}

function toResponse(result: TurnResult): ChatResponse {
  switch (result.outcome) {
    case 'replied':
      return json(200, replyBody(result.record));
    case 'unknownSession':
      throw unknownSession();
    case 'ended':
      throw endedSession();
    case 'full': {
      const detail = `This chat has reached ${MAX_TURNS} messages. Please start a new one.`;
      throw new Problem(410, 'Chat full', detail);
    }
    case 'busy': {
      const detail = 'I am still working on your last message. Please try again in a moment.';
      const headers = { 'retry-after': '2' };
      throw new Problem(409, 'Another message is being answered', detail, { headers });
    }
  }
}

function replyBody(record: TurnRecord) {
  const { turn, messages = [], at, repliedAt } = record;
  const ends = expiresAt(record).toISOString();
  return { turn, messages, expiresAt: ends, at, repliedAt } satisfies Reply;
}
