/** A piece of a sanitised page: text, or an element that is allowed, with attributes that are. */
export type CleanNode = string | CleanElement;

export interface CleanElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly CleanNode[];
}

/** The text of nodes, with white space as it stands. */
export function textOf(nodes: readonly CleanNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

/** White space as a reader sees it: single spaces, none at the ends. */
export const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** An attribute's value. */
export const attributeOf = (element: CleanElement, name: string): string | undefined =>
  element.attributes.find(([known]) => known === name)?.[1];
