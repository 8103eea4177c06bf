import type { ChatMessage, Draft, PastTurn } from './chat-api.ts';
import type { ChatError } from './chat-error.ts';
import type { Heard } from './speaker.ts';

/**
 * In `opening` and `writing` the chat waits for the server, in `waiting` for the network; a `closed` chat has ended or
 * never began.
 */
export type ChatState = 'opening' | 'ready' | 'writing' | 'waiting' | 'closed';

export type EndReason = 'idle' | 'gone' | 'deleted';

/** The events of a conversation, for its view. */
export interface ConversationView {
  clear(): void;
  /** What opens the chat, before anything is said. */
  greeted(messages: readonly ChatMessage[], at: Date): void;
  /** The person's message, to be shown at once; the calls below refer to it by `id`. */
  said(id: string, text: string, at: Date): void;
  sent(id: string): void;
  failed(id: string, error: ChatError): void;
  /** The message could not leave, and goes out by itself once there is a network again. */
  held(id: string): void;
  replied(messages: readonly ChatMessage[], heard: Heard): void;
  /** A resumed conversation: shown, but not announced to screen readers. */
  restored(turns: readonly PastTurn[]): void;
  state(state: ChatState): void;
  openFailed(error: ChatError): void;
  /** The session may or may not be deleted; `delete` may be tried again. */
  deleteFailed(error: ChatError): void;
  /** The tab's session has ended, and a new one was opened in its place. */
  replaced(): void;
  opened(expiresAt: Date): void;
  /** The ticket that is being written; undefined if there is none. */
  drafted(draft: Draft | undefined): void;
  ended(reason: EndReason): void;
}
