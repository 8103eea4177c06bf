import type {
  Button,
  ChatMessage,
} from '../../../../../bot/helpdesk/conversations/chat-message.ts';
import { ratingText } from '../../../../../bot/helpdesk/conversations/rating-text.ts';
import type { ChatTurn } from '../../../../chats/chats.ts';
import type { SpokenLine } from '../../parts/transcript.tsx';

/** One thing that was said in a chat, with what was shown next to it. */
export interface ChatLine extends Omit<SpokenLine, 'more'> {
  /** The texts of the buttons that were offered. */
  readonly buttons: readonly string[];
  /** What went wrong. */
  readonly note?: string;
  /** What the client said of the reply. */
  readonly rating?: string;
}

/**
 * Puts the turns of a chat in lines: what the client said, what the bot replied, and what was said with a person. A card is
 * left out: the text next to it says the same.
 */
export function spokenLines(turns: readonly ChatTurn[]): ChatLine[] {
  return turns.flatMap((turn, index) => [
    ...saidOf(turn, turns.slice(0, index)),
    ...replyOf(turn),
    ...personLines(turn),
  ]);
}

function saidOf({ turn, at, said }: ChatTurn, before: readonly ChatTurn[]): ChatLine[] {
  if (!said) return [];
  const text = 'text' in said ? said.text : `Pressed: ${pressedText(said.buttonValue, before)}`;
  return [{ id: `turn-${turn}`, at, by: 'client', text, buttons: [] }];
}

/** A button sends a value that only the bot reads: staff read its text, from the last turn that offered it. */
function pressedText(value: string, before: readonly ChatTurn[]): string {
  const offered = before.flatMap(({ messages = [] }) => messages.flatMap(buttonsIn));
  return offered.findLast((button) => button.value === value)?.text ?? value;
}

function personLines({ turn, handoff }: ChatTurn): ChatLine[] {
  const lines = handoff?.lines ?? [];
  return lines.map((line, index) => ({ ...line, id: `turn-${turn}-person-${index}`, buttons: [] }));
}

function replyOf(turn: ChatTurn): ChatLine[] {
  const { messages = [], state, reference, rating, at, repliedAt = at } = turn;
  const note = noteOf(state, reference);
  if (messages.length === 0 && note === undefined) return [];
  return [
    {
      id: turn.said ? `turn-${turn.turn}-reply` : `turn-${turn.turn}`,
      at: repliedAt,
      by: 'bot',
      text: messages.flatMap(textOf).join('\n\n'),
      buttons: messages.flatMap(buttonsIn).map(({ text }) => text),
      ...(note !== undefined && { note }),
      ...(rating && { rating: ratingText(rating) }),
    },
  ];
}

function noteOf(state: ChatTurn['state'], reference: string | undefined): string | undefined {
  if (state === 'done') return undefined;
  if (state === 'pending') return 'No reply yet';
  return reference === undefined ? 'No reply' : `No reply, reference ${reference}`;
}

function textOf(message: ChatMessage): string[] {
  if (message.contentType === 'PlainText') return [message.content];
  if (message.contentType !== 'ImageResponseCard') return [];
  const { title, subtitle } = message.imageResponseCard;
  return [subtitle === undefined ? title : `${title}\n${subtitle}`];
}

function buttonsIn(message: ChatMessage): readonly Button[] {
  return message.contentType === 'ImageResponseCard' ? message.imageResponseCard.buttons : [];
}
