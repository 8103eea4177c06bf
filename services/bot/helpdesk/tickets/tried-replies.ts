import type { Card } from '../conversations/card.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import { singleLine } from './plain-text.ts';
import { relevantTurns } from './transcript.ts';

const MAX_ITEMS = 8;
const MAX_ITEM_LENGTH = 200;

/** Says what the bot showed, offered or did not find before the ticket, the last eight of them, each once. */
export function triedReplies(turns: readonly TurnRecord[]): readonly string[] {
  const tried = relevantTurns(turns)
    .flatMap(({ messages = [] }) => messages)
    .flatMap((message) => (message.contentType === 'CustomPayload' ? said(message.card) : []))
    .map((text) => singleLine(text, MAX_ITEM_LENGTH));
  return [...new Set(tried)].slice(-MAX_ITEMS);
}

function said({ kind, title = '', quote = '', also }: Card): string[] {
  switch (kind) {
    case 'answer':
      return [`Showed the page "${title}"`];
    case 'didYouMean':
      return [`Offered ${also.map((link) => `"${link.title}"`).join(', ')}`];
    case 'refusal':
      return [quote === '' ? 'Found no page' : `Found no page about: ${quote}`];
    case 'urgent':
      return ['Showed whom to turn to at once'];
    default:
      return [];
  }
}
