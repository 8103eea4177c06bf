import type { StoredTurn } from '../../../helpdesk/conversations/conversation-store.ts';
import { redactMessages } from '../../../helpdesk/conversations/redact-turn.ts';
import {
  type TakeTurnInput,
  type TurnResult,
  takeTurn,
} from '../../../helpdesk/conversations/take-turn.ts';
import type { ChatRequest } from '../http/request.ts';
import type { BotMessage, BotReply } from '../lex/bot.ts';
import { isRefusal } from '../lex/bot-problem.ts';
import type { ChatDeps } from './deps.ts';
import { forgetSession } from './forget-session.ts';

export type BotTurnDeps = Pick<
  ChatDeps,
  'bot' | 'conversations' | 'now' | 'repeat' | 'run' | 'wait'
>;

export interface BotTurn extends Pick<TakeTurnInput, 'sessionId' | 'clientMessageId' | 'said'> {
  readonly latest: StoredTurn;
  /** Returns what the bot hears in a turn. Called at most once, right before the bot is. */
  hear(turn: number): Promise<Pick<BotMessage, 'text' | 'upload' | 'handoff'>>;
}

/** Reserved at the end of the function's time to store the turn and respond, in milliseconds. */
const RESERVE_MS = 2_000;
/** Lex waits at most 30 s for a code hook (Lex V2 developer guide); no reply comes after that. */
const LONGEST_REPLY_MS = 32_000;

/** Takes a turn of the bot within the time of a request. Replies are redacted before they are stored or shown. */
export function takeBotTurn(
  { bot, conversations: store, now, repeat, run, wait }: BotTurnDeps,
  request: ChatRequest,
  { sessionId, latest, clientMessageId, said, hear }: BotTurn,
): Promise<TurnResult> {
  const leftMs = () => Math.min(LONGEST_REPLY_MS, Math.max(1, request.remainingMs() - RESERVE_MS));
  return takeTurn(
    { store, now, repeat, run, wait },
    {
      sessionId,
      latest,
      clientMessageId,
      said,
      patienceMs: leftMs() / 2,
      reference: request.reference,
      onUnsaved: (error) => request.log.error({ err: error }, 'turn not stored'),
      bot: {
        say: async (fingerprint, attributes = {}, turn = 0) => {
          const heard = await hear(turn);
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
