import { escapeHtml } from '../escape-html.ts';
import { VOID_ELEMENTS } from './allowed-markup.ts';
import type { CleanNode } from './clean-node.ts';

/** Serialises a sanitised tree as HTML, with all text and attribute values escaped. */
export function serialise(nodes: readonly CleanNode[]): string {
  return nodes.map(serialiseNode).join('');
}

function serialiseNode(node: CleanNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  if ('alsoAsked' in node) return '';
  const attributes = node.attributes
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  const open = `<${node.name}${attributes}>`;
  return VOID_ELEMENTS.has(node.name) ? open : `${open}${serialise(node.children)}</${node.name}>`;
}
