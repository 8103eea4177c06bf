import type { Card } from '../../bot/helpdesk/conversations/card.ts';
import type { ChatMessage } from '../../bot/helpdesk/conversations/chat-message.ts';
import { ratingText } from '../../bot/helpdesk/conversations/rating-text.ts';
import type { TurnRecord } from '../../bot/helpdesk/conversations/turn-record.ts';
import type { ChatOutcome, ChatSummary, ChatTurn } from './chats.ts';

const OUTCOMES: readonly ChatOutcome[] = ['answer', 'didYouMean', 'refusal', 'ticket', 'urgent'];
const MAX_SAID = 200;

/** Sums up a conversation by its turns, oldest first. */
export function summaryOf(conversation: string, turns: readonly TurnRecord[]): ChatSummary {
  const cards = turns.flatMap(({ messages = [] }) => messages.flatMap(cardOf));
  const [first] = turns;
  const last = turns.at(-1);
  const said = turns.flatMap((turn) => textOf(turn.said) || []);
  return {
    conversation,
    startedAt: first?.at ?? '',
    lastAt: last?.repliedAt ?? last?.at ?? '',
    turns: turns.filter(({ turn }) => turn > 0).length,
    outcomes: [...new Set(cards.flatMap(({ kind }) => OUTCOMES.filter((one) => one === kind)))],
    ticketIds: [...new Set(cards.flatMap(({ ticketId }) => ticketId ?? []))],
    firstSaid: (said[0] ?? '').slice(0, MAX_SAID),
  };
}

/** Returns all words of a conversation, those of ratings as staff read them. */
export function wordsOf(turns: readonly TurnRecord[]): string {
  return turns
    .flatMap(({ said, messages = [], rating, handoff }) => [
      textOf(said),
      ...messages.map(wordsIn),
      rating ? ratingText(rating) : '',
      ...(handoff?.lines ?? []).map(({ text }) => text),
    ])
    .join('\n');
}

/** Returns a turn without what only the chat function needs. */
export function chatTurn(record: TurnRecord): ChatTurn {
  const { turn, state, at, repliedAt, said, messages, rating, handoff, intent, reference } = record;
  return {
    ...{ turn, state, at },
    ...(repliedAt !== undefined && { repliedAt }),
    ...(said && { said }),
    ...(messages && { messages }),
    ...(rating && { rating }),
    ...(handoff && { handoff }),
    ...(intent && { intent }),
    ...(reference !== undefined && { reference }),
  };
}

const textOf = (said: TurnRecord['said']): string =>
  said === undefined ? '' : 'text' in said ? said.text : said.buttonValue;

const cardOf = (message: ChatMessage): readonly Card[] =>
  message.contentType === 'CustomPayload' ? [message.card] : [];

function wordsIn(message: ChatMessage): string {
  if (message.contentType === 'PlainText') return message.content;
  if (message.contentType === 'ImageResponseCard') return '';
  const { title = '', quote = '', ticketId = '' } = message.card;
  return [title, quote, ticketId].join('\n');
}
