import type { Reply } from '../chat-api.ts';
import type { HandoffLine } from '../handoff-api.ts';

/** How far a chat with a person is: somebody is called, waited for, there, or the bot takes over again. */
export type HandoffState = 'calling' | 'waiting' | 'open' | 'ending';

/** What becomes of the chat when it is over. */
export type HandoffOutcome =
  /** The bot's next turn, with a ticket. */
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** Nobody was called; the sentence says why. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The whole session is over. */
  | { readonly kind: 'gone' };

/** Shows a chat with a person. Texts are plain: nothing in them is markup. */
export interface HandoffView {
  state(state: HandoffState): void;
  /** Lines of before the page was loaded again: shown, but not announced. */
  restored(lines: readonly HandoffLine[]): void;
  /** Says who came and went. */
  noted(text: string, at: Date): void;
  heard(name: string, text: string, at: Date): void;
  /** The client's own message, to be shown at once; the calls below refer to it by `id`. */
  said(id: string, text: string, at: Date): void;
  sent(id: string): void;
  /** It did not arrive, and may be sent again. */
  failed(id: string): void;
  /** Undefined once nobody types any more. */
  typing(name: string | undefined): void;
  connected(isConnected: boolean): void;
  /** Called once. Nothing comes after it. */
  over(outcome: HandoffOutcome): void;
}

/** A chat with a person that is going on. */
export interface RunningHandoff {
  send(text: string): void;
  /** Sends a message again that did not arrive. */
  retry(id: string): void;
  /** The client types. */
  type(): void;
  /** The client leaves the chat with the person. */
  leave(): void;
  /** The network may be back. */
  hurry(): void;
  /** Ends the chat without a word of the bot: the session is being deleted. Never rejects. */
  abandon(): Promise<void>;
  /** The page is gone; the chat goes on when it is loaded again. */
  suspend(): void;
}

export interface HandoffOptions {
  /** The origin of the chat API; '' for the page's own. */
  readonly api: string;
  readonly sessionId: string;
  readonly view: HandoffView;
}

/** What `/support-chat-handoff.js` exports. */
export interface HandoffModule {
  /** Calls a person into a chat. */
  callPerson(options: HandoffOptions): RunningHandoff;
  /** Goes on with a chat in which a person was called before the page was loaded. */
  resumeHandoff(options: HandoffOptions, lines: readonly HandoffLine[]): RunningHandoff;
}
