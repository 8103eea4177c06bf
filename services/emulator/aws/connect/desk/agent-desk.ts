import type { ContactSummary, ContactView, LineView } from './contact-view.ts';

/** An agent: `agentId` is chosen by the caller of the desk, stays the same after a reload, and is never shown to customers. */
export interface Agent {
  readonly agentId: string;
  readonly displayName: string;
}

/** Something that happened to a contact, for pages that show it live. */
export type DeskNotice =
  | {
      readonly kind: 'changed';
      readonly contact: ContactSummary;
      /** What is new in the transcript, or has a new receipt. */
      readonly lines: readonly LineView[];
    }
  | {
      readonly kind: 'typing';
      readonly contactId: string;
      readonly role: 'CUSTOMER' | 'AGENT';
      readonly displayName: string;
    }
  | { readonly kind: 'forgotten'; readonly contactId: string };

/** What an agent says; a repetition with the same token is the first message. */
export interface Saying {
  readonly content: string;
  /** Default: text/plain. */
  readonly contentType?: string;
  readonly clientToken?: string;
}

/**
 * The agents' side of the chats, for a page of this program. Every step is on disk when it resolves, and rejects with
 * DeskRefusal if it is not possible.
 */
export interface AgentDesk {
  /** All contacts in the order in which they began, those that ended in the last day included. */
  list(): readonly ContactSummary[];
  get(contactId: string): ContactView | undefined;
  /** Takes a contact. The first agent wins; the second one is refused as `taken`. Again by the same agent: no change. */
  accept(contactId: string, agent: Agent): Promise<ContactView>;
  say(contactId: string, agentId: string, saying: Saying): Promise<LineView>;
  /** Shows the customer that the agent types. */
  typing(contactId: string, agentId: string): void;
  /** Shows the customer that the agent has read a message. */
  markRead(contactId: string, agentId: string, messageId: string): Promise<void>;
  /** Leaves the chat, which waits for another agent. */
  leave(contactId: string, agentId: string): Promise<ContactView>;
  /** Sends the contact back to the queue. Refused as `queueFull` if too many wait; the customer hears of it either way. */
  transfer(contactId: string, agentId: string): Promise<ContactView>;
  /** Ends the chat for everybody. */
  end(contactId: string, agentId: string): Promise<ContactView>;
  /** Begins to report what happens. Returns what ends it. */
  subscribe(listener: (notice: DeskNotice) => void): () => void;
}
