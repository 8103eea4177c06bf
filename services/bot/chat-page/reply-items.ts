import type { Card, ChatMessage, CheckedField } from './chat-api.ts';
import { CHANGE_WORDS, type CheckRow, checkHeading, checkRows } from './check-rows.ts';
import { type DisplayItem, presentation } from './presentation.ts';

/** A part of a reply as the page shows it, each thing once. */
export type ReplyItem =
  | Exclude<DisplayItem, { kind: 'ticket' | 'choices' }>
  | (Extract<DisplayItem, { kind: 'choices' }> & {
      /** Whether the title says something that no text before it has said. */
      readonly isTitled: boolean;
    })
  | { readonly kind: 'progress'; readonly step: number; readonly of: number }
  | { readonly kind: 'check'; readonly heading: string; readonly rows: readonly CheckRow[] }
  | {
      readonly kind: 'ticket';
      readonly ticketId: string;
      /** What happens next. */
      readonly next: string;
    }
  /** What a ticket said that was sent, for the person to keep. */
  | { readonly kind: 'sent'; readonly heading: string; readonly text: string };

/**
 * Decides what the page shows of a reply. The bot says each thing for clients that have only text, too: what a card or a button
 * shows is left out of the text here, and what a text asks is left out of the title of the buttons below it.
 */
export function replyItems(messages: readonly ChatMessage[]): ReplyItem[] {
  const cards = messages.flatMap((message) =>
    message.contentType === 'CustomPayload' ? [message.card] : [],
  );
  const items = withTicket(presentation(messages));
  return withProgress(withCheck(items, cards), cards)
    .filter((item) => item.kind !== 'choices' || item.choices.buttons.length > 0)
    .map((item, at, all) => (item.kind === 'choices' ? titled(item, all[at - 1]) : item));
}

/** The texts that name the ticket, up to its card, become one with the card; the one below is a copy of what was sent. */
function withTicket(items: readonly DisplayItem[]): ReplyItem[] {
  const at = items.findIndex(({ kind }) => kind === 'ticket');
  const ticket = items[at];
  if (ticket?.kind !== 'ticket') return items.map(untouched);
  const { ticketId } = ticket;
  const isOfIt = (item: DisplayItem) => item.kind === 'text' && item.text.includes(ticketId);
  const first = items.slice(0, at).findIndex(isOfIt);
  const from = first < 0 ? at : first;
  const said = items.slice(from, at).flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  const next = said.join('\n').replace(`Your ticket is ${ticketId}.`, '').trim();
  const [below, ...rest] = items.slice(at + 1).map(untouched);
  const copy = below?.kind === 'text' ? (copyOf(below.text) ?? below) : below;
  return [
    ...items.slice(0, from).map(untouched),
    { kind: 'ticket', ticketId, next },
    ...(copy ? [copy] : []),
    ...rest,
  ];
}

function untouched(item: DisplayItem): ReplyItem {
  if (item.kind === 'choices') return { ...item, isTitled: true };
  return item.kind === 'ticket' ? { ...item, next: '' } : item;
}

/** A heading with lines below it: "This was sent:". */
function copyOf(text: string): ReplyItem | undefined {
  const end = text.indexOf(':\n');
  if (end < 0 || text.indexOf('\n') < end) return undefined;
  return { kind: 'sent', heading: text.slice(0, end), text: text.slice(end + 2) };
}

function withCheck(items: readonly ReplyItem[], cards: readonly Card[]): ReplyItem[] {
  const fields = cards.find(({ kind }) => kind === 'check')?.fields ?? [];
  if (fields.length === 0) return [...items];
  return items.map((item) => {
    if (item.kind === 'choices') return withoutChanges(item);
    return item.kind === 'text' && hasAll(item.text, fields) ? check(item.text, fields) : item;
  });
}

function check(text: string, fields: readonly CheckedField[]): ReplyItem {
  return { kind: 'check', heading: checkHeading(text, fields), rows: checkRows(fields, text) };
}

const hasAll = (text: string, fields: readonly CheckedField[]): boolean =>
  fields.every(({ label }) => text.includes(`${label}: `));

/** Each row of the list has its own button. */
function withoutChanges<Item extends Extract<ReplyItem, { kind: 'choices' }>>(item: Item): Item {
  const kept = item.choices.buttons.map(({ value }) => !CHANGE_WORDS.has(value));
  const isKept = (_: unknown, at: number) => kept[at] === true;
  const buttons = item.choices.buttons.filter(isKept);
  return { ...item, choices: { ...item.choices, buttons }, pages: item.pages.filter(isKept) };
}

/** "2 of 4" above the question, and not in it. */
function withProgress(items: readonly ReplyItem[], cards: readonly Card[]): ReplyItem[] {
  const { step, of } = cards.find(({ kind }) => kind === 'progress') ?? {};
  if (step === undefined || of === undefined) return [...items];
  const said = ` (${step} of ${of})`;
  const at = items.findLastIndex((item) => item.kind === 'text' && item.text.includes(said));
  if (at < 0) return [...items];
  return items.flatMap((item, index): ReplyItem[] =>
    index === at && item.kind === 'text'
      ? [
          { kind: 'progress', step, of },
          { kind: 'text', text: item.text.replace(said, '') },
        ]
      : [item],
  );
}

function titled<Item extends Extract<ReplyItem, { kind: 'choices' }>>(
  item: Item,
  before: ReplyItem | undefined,
): Item {
  return { ...item, isTitled: before?.kind !== 'text' };
}
