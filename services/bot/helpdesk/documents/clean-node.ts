import { BLOCK_ELEMENTS } from './allowed-markup.ts';

/** A node of a sanitised page: text, an allowed element with allowed attributes, or what its author wrote for the index. */
export type CleanNode = string | CleanElement | AlsoAskedNode;

/** Other ways to ask for the section in which it is. Indexed, and never displayed. */
export interface AlsoAskedNode {
  readonly alsoAsked: readonly string[];
}

export interface CleanElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly CleanNode[];
}

/** Returns the text of nodes. Blocks are set apart by spaces; other white space is unchanged. */
export function textContent(nodes: readonly CleanNode[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: CleanNode): string {
  if (typeof node === 'string') return node;
  if ('alsoAsked' in node) return '';
  const text = textContent(node.children);
  return BLOCK_ELEMENTS.has(node.name) ? ` ${text} ` : text;
}

/** Whether a node is an element. */
export function isCleanElement(node: CleanNode): node is CleanElement {
  return typeof node !== 'string' && 'children' in node;
}

/** Characters that show where a word may be broken: soft hyphens and spaces without a width. */
const BREAKS = /[\u00ad\u200b\u2060\ufeff]/g;

/** Collapses white space to single spaces, with none at the ends. */
export function collapseSpace(text: string): string {
  return text.replace(BREAKS, '').replace(/\s+/gu, ' ').trim();
}

/** Returns an attribute's value. */
export function attributeOf(element: CleanElement, name: string): string | undefined {
  return element.attributes.find(([known]) => known === name)?.[1];
}
