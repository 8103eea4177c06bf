import type { Card, ChatMessage, Contact, ImageResponseCard } from './chat-api.ts';
import { sectionsOfButtons } from './offered-sections.ts';

/** A part of a reply, as shown to the person. */
export type DisplayItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'urgent'; readonly text: string; readonly contacts: readonly Contact[] }
  | { readonly kind: 'answer'; readonly card: Card }
  | { readonly kind: 'ticket'; readonly ticketId: string }
  /** A person can be called. */
  | { readonly kind: 'person' }
  | {
      readonly kind: 'choices';
      readonly choices: ImageResponseCard;
      /** The page of each button's section; empty for a button that shows none. */
      readonly pages: readonly string[];
    };

/** How the bot begins a line that staff have set for everybody. */
const NOTICE = 'Notice: ';

/**
 * Decides what to show of a reply: in its order, but first of all what is urgent. A card replaces the plain text that says
 * the same to clients without cards. A card of another kind is left out: its text says it all.
 */
export function presentation(messages: readonly ChatMessage[]): DisplayItem[] {
  const cards = messages.flatMap((message) =>
    message.contentType === 'CustomPayload' ? [message.card] : [],
  );
  const items = messages.flatMap((message, at) => displayItems(message, messages[at + 1], cards));
  const isUrgent = ({ kind }: DisplayItem) => kind === 'urgent';
  return [...items.filter(isUrgent), ...items.filter((item) => !isUrgent(item))];
}

function displayItems(
  message: ChatMessage,
  next: ChatMessage | undefined,
  cards: readonly Card[],
): DisplayItem[] {
  switch (message.contentType) {
    case 'PlainText':
      return textItems(message.content, cardIn(next), cards);
    case 'CustomPayload':
      return cardItems(message.card);
    case 'ImageResponseCard': {
      const choices = message.imageResponseCard;
      const offer = cards.find(({ kind }) => kind === 'didYouMean');
      return [{ kind: 'choices', choices, pages: sectionsOfButtons(choices.buttons, offer) }];
    }
  }
}

function cardItems(card: Card): DisplayItem[] {
  if (isAnswer(card)) return [{ kind: 'answer', card }];
  const { kind, state, ticketId } = card;
  if (kind === 'handoff' && state === 'offered') return [{ kind: 'person' }];
  return kind === 'ticket' && ticketId !== undefined ? [{ kind, ticketId }] : [];
}

/** `card` is what directly follows the text, if that is a card. */
function textItems(content: string, card: Card | undefined, cards: readonly Card[]): DisplayItem[] {
  if (card?.kind === 'urgent' && card.contacts) {
    return [
      { kind: 'urgent', text: withoutContacts(content, card.contacts), contacts: card.contacts },
    ];
  }
  if (cards.some((one) => isAnswer(one) && saysTheSame(content, one))) return [];
  if (content.startsWith(NOTICE)) return [{ kind: 'notice', text: content.slice(NOTICE.length) }];
  const text = card?.kind === 'didYouMean' ? withoutSections(content, card) : content;
  return [{ kind: 'text', text }];
}

function cardIn(message: ChatMessage | undefined): Card | undefined {
  return message?.contentType === 'CustomPayload' ? message.card : undefined;
}

function isAnswer(card: Card): boolean {
  return card.kind === 'answer' && card.href !== undefined;
}

/** The contacts are shown as links. */
function withoutContacts(text: string, contacts: readonly Contact[]): string {
  const isShown = (line: string) => contacts.some(({ label }) => line.startsWith(`${label}: `));
  return withoutLines(text, isShown);
}

/** The sections are shown as buttons. */
function withoutSections(text: string, { also }: Card): string {
  return withoutLines(text, (line) => also.some(({ title }) => line === `• ${title}`));
}

function withoutLines(text: string, isLeftOut: (line: string) => boolean): string {
  return text
    .split('\n')
    .filter((line) => !isLeftOut(line))
    .join('\n');
}

/** Whether a plain text repeats the card: it contains the beginning of the quote, or the title if there is no quote. */
function saysTheSame(text: string, { quote = '', title = '' }: Card): boolean {
  const said = letters(quote).slice(0, 40) || letters(title);
  return said !== '' && letters(text).includes(said);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
