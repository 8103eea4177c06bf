/// <reference lib="dom" />
import type { Card } from '../chat-api.ts';
import { savedLabel } from '../saved-label.ts';
import { h } from './element.ts';
import { quoteElement } from './quote.ts';

/** Long enough for a person to choose a printer. */
const KEEP_MS = 10 * 60_000;

/** Prints one answer and nothing else of the page around the chat. `address` is that of the document. */
export function printAnswer(
  root: ParentNode,
  { title = 'Answer', quote, href, savedAt }: Card,
  address: string,
): void {
  const frame = h('iframe', {
    class: 'visually-hidden',
    title: 'Print',
    'aria-hidden': 'true',
    tabindex: '-1',
  });
  root.append(frame);
  const page = frame.contentDocument;
  const printer = frame.contentWindow;
  if (page === null || printer === null) {
    frame.remove();
    return;
  }
  page.title = title;
  page.body.append(
    h('h1', {}, title),
    ...(quote === undefined ? [] : [quoteElement(quote)]),
    ...(href === undefined ? [] : [h('p', {}, new URL(address, location.href).href)]),
    h('p', {}, savedLabel(savedAt)),
  );
  printer.addEventListener('afterprint', () => frame.remove());
  setTimeout(() => frame.remove(), KEEP_MS);
  printer.print();
}
