import { VOID_ELEMENTS } from './allowed-markup.ts';
import type { CleanNode } from './clean-node.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Writes a sanitised tree as HTML; all text and every value is escaped. */
export function serialise(nodes: readonly CleanNode[]): string {
  return nodes.map(one).join('');
}

function one(node: CleanNode): string {
  if (typeof node === 'string') return escapeText(node);
  const attributes = node.attributes
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');
  const open = `<${node.name}${attributes}>`;
  return VOID_ELEMENTS.has(node.name) ? open : `${open}${serialise(node.children)}</${node.name}>`;
}
