import type { CheckRow } from '../check-rows.ts';
import { h, hidden } from './element.ts';
import { foldedText } from './folded-text.ts';

/** Builds the list to check before a ticket is sent, each line with the button that changes it. */
export function checkCard(
  heading: string,
  rows: readonly CheckRow[],
  say: (words: string) => void,
): HTMLElement {
  return h(
    'div',
    { class: 'check' },
    h('p', { class: 'card-title', role: 'heading', 'aria-level': '3' }, 'Check your ticket'),
    heading !== '' && h('p', { class: 'text' }, heading),
    h('dl', { class: 'summary' }, ...rows.map((row) => rowElement(row, say))),
  );
}

function rowElement({ label, value, change }: CheckRow, say: (words: string) => void): HTMLElement {
  const button =
    change &&
    h(
      'button',
      { type: 'button', class: 'choice link' },
      change.text,
      change.about !== '' && hidden(` ${change.about}`),
    );
  button?.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') say(change?.say ?? '');
  });
  return h(
    'div',
    { class: 'summary-row' },
    h('dt', {}, label),
    h('dd', {}, ...foldedText(value, label)),
    button !== undefined && h('dd', { class: 'summary-change' }, button),
  );
}
