import { h, hidden } from './element.ts';
import { icon } from './icons.ts';
import { markdownText } from './markdown-text.ts';

/** Builds the confirmation of a ticket: its number, which can be copied, and what happens next. */
export function ticketCard(
  ticketId: string,
  next: string,
  copy: (text: string, what: string) => void,
): HTMLElement {
  const button = h(
    'button',
    { type: 'button' },
    icon('copy'),
    'Copy',
    hidden(` ticket number ${ticketId}`),
  );
  button.addEventListener('click', () => copy(ticketId, 'The ticket number'));
  return h(
    'div',
    { class: 'ticket' },
    h(
      'p',
      { class: 'card-title', role: 'heading', 'aria-level': '3' },
      icon('check'),
      'Your ticket is sent',
    ),
    h(
      'p',
      { class: 'ticket-id' },
      h('span', { class: 'ticket-label' }, 'Ticket number '),
      h('strong', {}, ticketId),
      button,
    ),
    next !== '' &&
      h(
        'div',
        { class: 'next' },
        h('p', { class: 'card-kind' }, 'What happens next'),
        markdownText(next),
      ),
  );
}

/** Builds the copy of what was sent, to be opened. It is shown as typed. */
export function sentCopy(heading: string, text: string): HTMLElement {
  return h(
    'details',
    { class: 'sent' },
    h('summary', {}, heading),
    h('p', { class: 'typed', dir: 'auto' }, text),
  );
}
