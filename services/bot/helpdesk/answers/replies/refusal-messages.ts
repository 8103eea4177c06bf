import type { Refusal } from '../answer.ts';
import { listed } from './listed.ts';

const MAX_WORDS = 4;

/** Says that nothing answers, and what was understood, so that one can see whether other words may help. */
export function refusalText({ about }: Refusal): string {
  if (about.length === 0)
    return "I'm not sure I understood. You can ask in other words, or I can open a ticket, so that a person helps you.";
  const words = listed(about.slice(0, MAX_WORDS));
  return `I found nothing in the help pages that answers this. I looked for ${words}. You can ask in other words, or I can open a ticket with your question, so that a person helps you.`;
}

/** The same while a ticket is being written. */
export function refusalAside({ about }: Refusal): string {
  if (about.length === 0)
    return "I'm not sure I understood. You can ask in other words, or write it into the ticket.";
  const words = listed(about.slice(0, MAX_WORDS));
  return `I found nothing in the help pages that answers this. I looked for ${words}. You can write it into the ticket, so that a person answers it.`;
}

/** Says of one of two questions that nothing answers it. */
export function restText({ about }: Refusal): string {
  return `On your other question I found nothing. I looked for ${listed(about.slice(0, MAX_WORDS))}.`;
}

/** The same as a card: what was looked for. */
export function refusalCard({ about }: Refusal): string {
  return JSON.stringify({
    v: 1,
    kind: 'refusal',
    quote: about.slice(0, MAX_WORDS).join(', ').slice(0, 200),
    also: [],
  });
}
