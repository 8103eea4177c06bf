import type { Bot, BotReply } from '../../../services/bot/functions/chat/lex/bot.ts';
import type { ChatMessage } from '../../../services/bot/helpdesk/conversations/chat-message.ts';

type Answer = (text: string) => BotReply | Promise<BotReply>;

/** A bot that repeats each message, until `answer` sets something else. */
export class FakeBot implements Bot {
  /** The messages to the bot, in order. */
  readonly received: string[] = [];
  readonly forgotten: string[] = [];
  #answer: Answer = (text) => ({ messages: [plainText(`Heard: ${text}`)] });

  /** Sets how the next turns are answered. */
  answer(answer: Answer): void {
    this.#answer = answer;
  }

  async say(_sessionId: string, text: string): Promise<BotReply> {
    this.received.push(text);
    return this.#answer(text);
  }

  async forget(sessionId: string): Promise<void> {
    this.forgotten.push(sessionId);
  }
}

export function plainText(content: string): ChatMessage {
  return { contentType: 'PlainText', content };
}
