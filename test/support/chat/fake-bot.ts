import type { Bot, BotReply } from '../../../services/bot/functions/chat/lex/bot.ts';
import type { ChatMessage } from '../../../services/bot/helpdesk/conversations/chat-message.ts';

export interface FakeBot extends Bot {
  /** What was said to the bot, in order. */
  readonly heard: string[];
  readonly forgotten: string[];
  /** How the next turns are answered. */
  answer(reply: (text: string) => BotReply | Promise<BotReply>): void;
}

/** A bot that repeats what it hears, until it is told otherwise. */
export function fakeBot(): FakeBot {
  let reply = (text: string): BotReply | Promise<BotReply> => ({
    messages: [plainText(`Heard: ${text}`)],
  });
  const heard: string[] = [];
  const forgotten: string[] = [];
  return {
    heard,
    forgotten,
    answer: (next) => {
      reply = next;
    },
    async say(_sessionId, text) {
      heard.push(text);
      return reply(text);
    },
    async forget(sessionId) {
      forgotten.push(sessionId);
    },
  };
}

export function plainText(content: string): ChatMessage {
  return { contentType: 'PlainText', content };
}
