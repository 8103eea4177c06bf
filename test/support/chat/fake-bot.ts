import type { Bot, BotMessage, BotReply } from '../../../services/bot/functions/chat/lex/bot.ts';
import type { ChatMessage } from '../../../services/bot/helpdesk/conversations/chat-message.ts';

type Answer = (text: string) => BotReply | Promise<BotReply>;

interface Taken {
  readonly fingerprint: string;
  readonly reply: BotReply;
}

/** A bot that repeats each message, until `answer` sets something else. It remembers the last message that it took. */
export class FakeBot implements Bot {
  /** The messages to the bot, in order. */
  readonly received: string[] = [];
  readonly forgotten: string[] = [];
  /** The uploads that the messages were the beginning of, in order. */
  readonly uploads: (number | undefined)[] = [];
  /** The chats with a person that had ended before, in order. */
  readonly handoffs: BotMessage['handoff'][] = [];
  /** What the last message brought along. */
  attributes: BotMessage['attributes'] = {};
  /** Thrown by the next `recall` or `forget`s, in order. */
  readonly failures: Error[] = [];
  readonly #taken = new Map<string, Taken>();
  #answer: Answer = (text) => ({ messages: [plainText(`Heard: ${text}`)] });

  /** Sets how the next turns are answered. */
  answer(answer: Answer): void {
    this.#answer = answer;
  }

  async say({ sessionId, fingerprint, text, attributes, ...more }: BotMessage): Promise<BotReply> {
    this.received.push(text);
    this.uploads.push(more.upload);
    if (more.handoff) this.handoffs.push(more.handoff);
    this.attributes = attributes;
    const reply = await this.#answer(text);
    this.#taken.set(sessionId, { fingerprint, reply });
    return reply;
  }

  /** Takes the last message that it received, after whose answer the function died. */
  take(sessionId: string, fingerprint: string, reply: BotReply): void {
    this.#taken.set(sessionId, { fingerprint, reply });
  }

  async recall(sessionId: string, fingerprint: string): Promise<BotReply | undefined> {
    this.#fail();
    const taken = this.#taken.get(sessionId);
    return taken?.fingerprint === fingerprint ? taken.reply : undefined;
  }

  async forget(sessionId: string): Promise<void> {
    this.#fail();
    this.#taken.delete(sessionId);
    this.forgotten.push(sessionId);
  }

  #fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }
}

export function plainText(content: string): ChatMessage {
  return { contentType: 'PlainText', content };
}
