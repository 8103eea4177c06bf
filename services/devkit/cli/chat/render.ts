import type { Button, Card, ChatMessage, Contact } from '../../../bot/chat-page/chat-api.ts';
import { contactLinks } from '../../../bot/chat-page/contact-links.ts';
import { placeLabel } from '../../../bot/chat-page/place-label.ts';
import { type DisplayItem, presentation } from '../../../bot/chat-page/presentation.ts';
import { savedLabel } from '../../../bot/chat-page/saved-label.ts';
import { printableLines } from '../printable-lines.ts';

export interface Rendered {
  readonly lines: readonly string[];
  /** The buttons by number, beginning with 1. */
  readonly buttons: readonly Button[];
}

/** Renders a reply as lines for a terminal. Links are absolute; buttons are numbered through the whole reply. */
export function renderReply(messages: readonly ChatMessage[], baseUrl: string): Rendered {
  const shown = presentation(messages);
  const buttons = shown.flatMap((part) => (part.kind === 'choices' ? part.choices.buttons : []));
  let number = 0;
  const lines = shown.flatMap((part) => {
    const from = number;
    if (part.kind === 'choices') number += part.choices.buttons.length;
    return partLines(part, baseUrl, from);
  });
  return { lines: lines.flatMap(printableLines), buttons };
}

function partLines(part: DisplayItem, baseUrl: string, numberBefore: number): string[] {
  switch (part.kind) {
    case 'text':
      return [part.text];
    case 'notice':
      return [`Notice: ${part.text}`];
    case 'urgent':
      return [part.text, ...part.contacts.map(contactLine)];
    case 'answer':
      return answerLines(part.card, baseUrl);
    // Only a page can take part in a chat with a person; the text says so.
    case 'person':
      return [];
    // In a terminal the number in the text can be copied as it is.
    case 'ticket':
      return [];
    case 'choices': {
      const { title, subtitle, buttons } = part.choices;
      const numbered = buttons.map(({ text }, index) => {
        const page = part.pages[index];
        return `  [${numberBefore + index + 1}] ${text}${page ? ` (${page})` : ''}`;
      });
      return [title, ...(subtitle === undefined ? [] : [subtitle]), ...numbered];
    }
  }
}

function contactLine(contact: Contact): string {
  const ways = contactLinks(contact).map(({ text }) => text);
  return `  ${contact.label}: ${ways.join(', ')}`;
}

function answerLines(
  { title, quote, href, place, savedAt, also }: Card,
  baseUrl: string,
): string[] {
  const link = (path: string) => new URL(path, baseUrl).href;
  const saved = savedLabel(savedAt);
  return [
    ...(title === undefined ? [] : [title]),
    ...(quote === undefined ? [] : quote.split('\n').map((line) => `  | ${line}`)),
    ...(saved === undefined ? [] : [`  ${saved}`]),
    ...(href === undefined ? [] : [`  ${placeLabel(place)}: ${link(href)}`]),
    ...also.map((more) => `  See also: ${more.title} ${link(more.href)}`),
  ];
}
