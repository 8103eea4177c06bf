import { type Block, markdownBlocks } from '../markdown/blocks.ts';
import type { Inline } from '../markdown/inline.ts';
import { textContacts } from '../text-contacts.ts';
import { h } from './element.ts';

/**
 * Builds what a bot says, with its Markdown as elements: never as markup. `short` are the numbers of three digits that can be
 * called.
 */
export function markdownText(text: string, short: readonly string[] = []): HTMLElement {
  const blocks = markdownBlocks(text).map((block) => blockElement(block, short));
  return h('div', { class: 'text', dir: 'auto' }, ...blocks);
}

function blockElement(block: Block, short: readonly string[]): HTMLElement {
  if (block.kind === 'paragraph') {
    const lines = block.lines.flatMap((line, at) => [
      ...(at > 0 ? [h('br')] : []),
      ...inlineNodes(line, short),
    ]);
    return h('p', {}, ...lines);
  }
  const items = block.items.map((item) => h('li', {}, ...inlineNodes(item, short)));
  if (block.start === undefined) return h('ul', {}, ...items);
  return h('ol', { start: String(block.start) }, ...items);
}

function inlineNodes(parts: readonly Inline[], short: readonly string[]): (Node | string)[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'text':
        return textContacts(part.text, short).map(({ text, href }) =>
          href === undefined ? text : linkElement(href, text),
        );
      case 'code':
        return [h('code', {}, part.text)];
      case 'link':
        return [linkElement(part.href, part.text)];
      default:
        return [h(part.kind, {}, ...inlineNodes(part.parts, short))];
    }
  });
}

function linkElement(href: string, text: string): HTMLElement {
  const isPage = /^https?:/i.test(href);
  const around = isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return h('a', { href, ...around }, text);
}
