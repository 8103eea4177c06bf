import type { Card } from './chat-api.ts';
import { savedLabel } from './saved-label.ts';

/** A mail client may cut a `mailto:` address that is longer. */
const MAX_MAILED = 1_200;

/** Words an answer for people who take it elsewhere: title, quote and address. `address` is that of the document. */
export function answerText({ title = 'Answer', quote, savedAt }: Card, address: string): string {
  const said = quote === undefined ? [] : [`“${quote}”`];
  const saved = savedLabel(savedAt);
  return [title, ...said, ...(address === '' ? [] : [address]), ...(saved ? [saved] : [])].join(
    '\n\n',
  );
}

/** The address that opens the person's own mail program with an answer in it. Nothing is sent by the chat. */
export function mailAddress(card: Card, address: string): string {
  const quote = card.quote ?? '';
  const cut = quote.length > MAX_MAILED ? `${quote.slice(0, MAX_MAILED)}…` : quote;
  const text = answerText({ ...card, ...(quote !== '' && { quote: cut }) }, address);
  const encode = (part: string) => encodeURIComponent(part.replaceAll('\n', '\r\n'));
  return `mailto:?subject=${encode(card.title ?? 'Answer')}&body=${encode(text)}`;
}
