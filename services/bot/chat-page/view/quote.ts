import { type QuoteBlock, type QuoteItem, quoteBlocks } from '../quote-blocks.ts';
import { h } from './element.ts';

/** Builds a quote: paragraphs, and steps as a numbered list. */
export function quoteElement(quote: string): HTMLElement {
  return h('blockquote', { dir: 'auto' }, ...quoteBlocks(quote).map(blockElement));
}

function blockElement(block: QuoteBlock): HTMLElement {
  if (block.kind === 'paragraph') return h('p', { class: 'text' }, block.text);
  return h(
    block.kind === 'steps' ? 'ol' : 'ul',
    { class: 'quoted' },
    ...block.items.map(itemElement),
  );
}

function itemElement({ number, lines: [first = '', ...below] }: QuoteItem): HTMLElement {
  const value = number === undefined ? undefined : String(number);
  return h('li', { value }, first, ...below.map((line) => h('div', {}, line)));
}
