import { type Block, markdownBlocks } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { h } from './element.ts';

/** Builds what a bot says, with its Markdown as elements: never as markup. */
export function markdownText(text: string): HTMLElement {
  return h('div', { class: 'text', dir: 'auto' }, ...markdownBlocks(text).map(blockElement));
}

function blockElement(block: Block): HTMLElement {
  if (block.kind === 'paragraph') {
    const lines = block.lines.flatMap((line, at) => [
      ...(at > 0 ? [h('br')] : []),
      ...line.map(inlineNode),
    ]);
    return h('p', {}, ...lines);
  }
  const items = block.items.map((item) => h('li', {}, ...item.map(inlineNode)));
  if (block.start === undefined) return h('ul', {}, ...items);
  return h('ol', { start: String(block.start) }, ...items);
}

function inlineNode(part: Inline): Node | string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return h('code', {}, part.text);
    case 'link':
      return linkElement(part.href, part.text);
    default:
      return h(part.kind, {}, ...part.parts.map(inlineNode));
  }
}

function linkElement(href: string, text: string): HTMLElement {
  const isPage = /^https?:/i.test(href);
  const around = isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return h('a', { href, ...around }, text);
}
