import type { ParsedNode } from './parse-html.ts';

export type ParsedElement = Extract<ParsedNode, { attribs: unknown }>;

export const isElement = (node: ParsedNode): node is ParsedElement => 'attribs' in node;

/** Returns the words of an element's `class` and `id`, in lower case. */
export function namesOf({ attribs }: ParsedElement): string[] {
  return `${attribs.class ?? ''} ${attribs.id ?? ''}`.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Visits nodes and their descendants in order. `visit` returns false to skip what is in a node. Iterative, because pages nest arbitrarily. */
export function walk(nodes: readonly ParsedNode[], visit: (node: ParsedNode) => boolean): void {
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!visit(node) || !isElement(node)) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1)
      pending.push(node.children[at] as ParsedNode);
  }
}

/** Returns the text of an element, with collapsed white space. */
export function parsedText(node: ParsedNode): string {
  const parts: string[] = [];
  walk([node], (inner) => {
    if (inner.type === 'text') parts.push(inner.data);
    return true;
  });
  return parts.join(' ').replace(/\s+/gu, ' ').trim();
}

/** Whether one of the nearest ancestors matches. */
export function isWithin(
  element: ParsedElement,
  matches: (ancestor: ParsedElement) => boolean,
): boolean {
  for (let above = element.parent; above && isElement(above); above = above.parent)
    if (matches(above)) return true;
  return false;
}

/** Returns the element next to one on a side, skipping text. */
export function sibling(element: ParsedElement, side: 'prev' | 'next'): ParsedElement | undefined {
  let node = element[side];
  while (node && !isElement(node)) node = node[side];
  return node ?? undefined;
}
