/** A node of a sanitised page: text, or an allowed element with allowed attributes. */
export type CleanNode = string | CleanElement;

export interface CleanElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly CleanNode[];
}

/** Returns the text of nodes, with white space unchanged. */
export function textContent(nodes: readonly CleanNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textContent(node.children)))
    .join('');
}

/** Collapses white space to single spaces, with none at the ends. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Returns an attribute's value. */
export function attributeOf(element: CleanElement, name: string): string | undefined {
  return element.attributes.find(([known]) => known === name)?.[1];
}
