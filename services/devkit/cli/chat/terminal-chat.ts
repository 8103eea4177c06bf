import type { Button, Said } from '../../../bot/chat-page/chat-api.ts';
import type { ChatClient } from '../../../bot/chat-page/chat-client.ts';
import { ChatError } from '../../../bot/chat-page/chat-error.ts';
import { renderReply } from './render.ts';

export interface TerminalChatDeps {
  readonly client: ChatClient;
  readonly baseUrl: string;
  print(line: string): void;
  newId(): string;
}

const GONE = new Set([404, 410]);

/** One chat in a terminal: sends the lines that a person types, and prints the replies. */
export class TerminalChat {
  readonly #deps: TerminalChatDeps;
  #sessionId = '';
  #buttons: readonly Button[] = [];
  #failed: { readonly said: Said; readonly id: string } | undefined;
  #failures = 0;

  constructor(deps: TerminalChatDeps) {
    this.#deps = deps;
  }

  /** How many messages got no reply. */
  get failures(): number {
    return this.#failures;
  }

  /** Opens a session and prints the greeting. Throws ChatError if the chat can't be reached. */
  async open(): Promise<void> {
    const { sessionId, messages } = await this.#deps.client.open();
    this.#sessionId = sessionId;
    this.#failed = undefined;
    this.#show(messages);
  }

  /** Sends a line: a message, or the number of a button. An empty line sends again what failed. */
  async send(line: string): Promise<void> {
    const text = line.trim();
    if (text === '' && this.#failed === undefined) return;
    const message = text === '' ? this.#failed : { said: this.#said(text), id: this.#deps.newId() };
    if (message === undefined) return;
    try {
      const reply = await this.#deps.client.send(this.#sessionId, message.said, message.id);
      this.#failed = undefined;
      this.#show(reply.messages);
    } catch (error) {
      if (!(error instanceof ChatError)) throw error;
      this.#failures += 1;
      this.#failed = message;
      this.#explain(error);
    }
  }

  #said(text: string): Said {
    const button = /^\d{1,2}$/.test(text) ? this.#buttons[Number(text) - 1] : undefined;
    return button === undefined ? { text } : { buttonValue: button.value };
  }

  #show(messages: Parameters<typeof renderReply>[0]): void {
    const { lines, buttons } = renderReply(messages, this.#deps.baseUrl);
    this.#buttons = buttons;
    lines.forEach((line, index) => {
      this.#deps.print(`${index === 0 ? 'Bot: ' : '     '}${line}`);
    });
  }

  #explain({ message, reference, status }: ChatError): void {
    const number = reference === undefined ? '' : ` Reference: ${reference}.`;
    this.#deps.print(`Not answered. ${message}${number}`);
    if (GONE.has(status)) this.#deps.print('Type /new to start a new chat.');
    else this.#deps.print('Press Enter to try again.');
  }
}
