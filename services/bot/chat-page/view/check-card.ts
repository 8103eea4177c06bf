import type { CheckRow } from '../check-rows.ts';
import { h, hidden } from './element.ts';

/** Builds the list to check before a ticket is sent, each line with the button that changes it. */
export function checkCard(
  heading: string,
  rows: readonly CheckRow[],
  say: (words: string) => void,
): HTMLElement {
  return h(
    'div',
    { class: 'check' },
    h('p', { class: 'card-title' }, 'Check your ticket'),
    heading !== '' && h('p', { class: 'text' }, heading),
    h('dl', { class: 'summary' }, ...rows.map((row) => rowElement(row, say))),
  );
}

function rowElement({ label, value, change }: CheckRow, say: (words: string) => void): HTMLElement {
  const button =
    change &&
    h('button', { type: 'button', class: 'choice link' }, change.text, hidden(` ${label}`));
  button?.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') say(change?.say ?? '');
  });
  return h(
    'div',
    { class: 'summary-row' },
    h('dt', {}, label),
    h('dd', { class: 'typed', dir: 'auto' }, value),
    button !== undefined && h('dd', { class: 'summary-change' }, button),
  );
}
