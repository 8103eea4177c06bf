import { BLOCK_ELEMENTS } from './allowed-markup.ts';
import {
  attributeOf,
  type CleanElement,
  type CleanNode,
  collapseSpace,
  textContent,
} from './clean-node.ts';

/** The text between one heading of a page and the next. */
export interface Section {
  /** Ids of the enclosing headings and of its own heading. */
  readonly path: readonly string[];
  readonly heading: string;
  readonly anchor: string;
  /** The text, one line for each block. */
  readonly lines: readonly string[];
}

/** Returns the sections of a page that have text, in order. */
export function sectionsOf(nodes: readonly CleanNode[]): Section[] {
  const reader = new SectionReader();
  for (const node of nodes) reader.read(node);
  return reader.finish();
}

class SectionReader {
  readonly #sections: (Section & { lines: string[] })[] = [
    { path: [], heading: '', anchor: '', lines: [] },
  ];
  readonly #above: { readonly level: number; readonly id: string }[] = [];
  #line = '';

  read(node: CleanNode): void {
    if (typeof node === 'string') {
      this.#line += node;
      return;
    }
    const id = /^h[1-6]$/.test(node.name) ? attributeOf(node, 'id') : undefined;
    if (id) this.#startSection(node, id);
    else if (node.name === 'tr') this.#readRow(node);
    else this.#readElement(node);
  }

  finish(): Section[] {
    this.#endLine();
    return this.#sections.filter(({ lines }) => lines.length > 0);
  }

  #startSection(heading: CleanElement, id: string): void {
    this.#endLine();
    const level = Number(heading.name.slice(1));
    while ((this.#above.at(-1)?.level ?? 0) >= level) this.#above.pop();
    this.#above.push({ level, id });
    this.#sections.push({
      path: this.#above.map((ancestor) => ancestor.id),
      heading: collapseSpace(textContent(heading.children)),
      anchor: id,
      lines: [],
    });
  }

  /** Reads a row of two cells as `name: value`, and a longer one as a list. */
  #readRow(row: CleanElement): void {
    this.#endLine();
    const cells = row.children
      .map((cell) => collapseSpace(textContent([cell])))
      .filter((text) => text !== '');
    this.#line = cells.join(cells.length === 2 ? ': ' : ', ');
    this.#endLine();
  }

  #readElement(element: CleanElement): void {
    const isBlock = BLOCK_ELEMENTS.has(element.name);
    if (isBlock) this.#endLine();
    for (const child of element.children) this.read(child);
    if (isBlock) this.#endLine();
  }

  #endLine(): void {
    const text = collapseSpace(this.#line);
    this.#line = '';
    if (text !== '') this.#sections.at(-1)?.lines.push(text);
  }
}
