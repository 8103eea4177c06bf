import type { ReplyMessage } from '../../helpdesk/answers/replies/reply-messages.ts';
import type { Button } from '../../helpdesk/conversations/chat-message.ts';
import type { LexIntent, LexSlots } from './lex-event.ts';

export type LexMessage = ReplyMessage;

/** A reply of Lex has at most as many messages. */
export const MAX_MESSAGES = 5;

export interface LexResponse {
  readonly sessionState: {
    readonly dialogAction: { readonly type: string; readonly slotToElicit?: string };
    readonly intent?: LexIntent;
    /** Replaces all attributes of the session. Without it they stay. */
    readonly sessionAttributes?: Readonly<Record<string, string>>;
  };
  readonly messages?: readonly LexMessage[];
}

export function say(content: string): LexMessage {
  return { contentType: 'PlainText', content };
}

export function offer(title: string, buttons: readonly Button[]): LexMessage {
  return { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons } };
}

/** A card of Lex has at most five buttons. */
const MAX_BUTTONS = 5;

/** Offers as many choices as there are, on as many cards as they need. */
export function offerAll(title: string, buttons: readonly Button[]): LexMessage[] {
  const cards = Math.ceil(buttons.length / MAX_BUTTONS);
  return Array.from({ length: cards }, (_, at) =>
    offer(title, buttons.slice(at * MAX_BUTTONS, (at + 1) * MAX_BUTTONS)),
  );
}

/** Ends the intent. Without messages, Lex sends the closing response of the bot definition. */
export function close(
  intent: LexIntent,
  state: 'Fulfilled' | 'Failed',
  messages: readonly LexMessage[] = [],
): LexResponse {
  return {
    sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state } },
    ...(messages.length > 0 && { messages }),
  };
}

/** Leaves the next step to Lex, with the given slots. */
export function delegate(intent: LexIntent, slots: LexSlots): LexResponse {
  return {
    sessionState: { dialogAction: { type: 'Delegate' }, intent: { ...intent, slots } },
  };
}

/** Waits for the client to express an intent. */
export function elicitIntent(messages: readonly LexMessage[]): LexResponse {
  return { sessionState: { dialogAction: { type: 'ElicitIntent' } }, messages };
}
