import { BLOCK_ELEMENTS } from './allowed-markup.ts';
import { attributeOf, type CleanElement, type CleanNode, squeeze, textOf } from './clean-node.ts';

/** What stands between one heading of a page and the next. */
export interface Section {
  /** Ids of the headings above and of its own. */
  readonly path: readonly string[];
  readonly heading: string;
  readonly anchor: string;
  /** The text, a block a line. */
  readonly lines: readonly string[];
}

/** The sections of a page that have text, in order. */
export function sectionsOf(nodes: readonly CleanNode[]): Section[] {
  const reader = new SectionReader();
  for (const node of nodes) reader.read(node);
  return reader.finish();
}

class SectionReader {
  private readonly sections: (Section & { lines: string[] })[] = [
    { path: [], heading: '', anchor: '', lines: [] },
  ];
  private readonly above: { readonly level: number; readonly id: string }[] = [];
  private line = '';

  read(node: CleanNode): void {
    if (typeof node === 'string') {
      this.line += node;
      return;
    }
    const id = /^h[1-6]$/.test(node.name) ? attributeOf(node, 'id') : undefined;
    if (id) this.startSection(node, id);
    else if (node.name === 'tr') this.readRow(node);
    else this.readElement(node);
  }

  finish(): Section[] {
    this.endLine();
    return this.sections.filter(({ lines }) => lines.length > 0);
  }

  private startSection(heading: CleanElement, id: string): void {
    this.endLine();
    const level = Number(heading.name.slice(1));
    while ((this.above.at(-1)?.level ?? 0) >= level) this.above.pop();
    this.above.push({ level, id });
    this.sections.push({
      path: this.above.map((one) => one.id),
      heading: squeeze(textOf(heading.children)),
      anchor: id,
      lines: [],
    });
  }

  /** A row of two cells reads `name: value`, a longer one as a list. */
  private readRow(row: CleanElement): void {
    this.endLine();
    const cells = row.children.map((cell) => squeeze(textOf([cell]))).filter((text) => text !== '');
    this.line = cells.join(cells.length === 2 ? ': ' : ', ');
    this.endLine();
  }

  private readElement(element: CleanElement): void {
    const isBlock = BLOCK_ELEMENTS.has(element.name);
    if (isBlock) this.endLine();
    for (const child of element.children) this.read(child);
    if (isBlock) this.endLine();
  }

  private endLine(): void {
    const text = squeeze(this.line);
    this.line = '';
    if (text !== '') this.sections.at(-1)?.lines.push(text);
  }
}
