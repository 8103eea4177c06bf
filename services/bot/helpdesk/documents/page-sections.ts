import { BLOCK_ELEMENTS } from './allowed-markup.ts';
import {
  attributeOf,
  type CleanElement,
  type CleanNode,
  collapseSpace,
  textContent,
} from './clean-node.ts';
import { ListMarks } from './list-marks.ts';
import { isLayout, rowLines } from './table-rows.ts';

/** The text between one heading of a page and the next. */
export interface Section {
  /** Ids of the enclosing headings and of its own heading. */
  readonly path: readonly string[];
  readonly heading: string;
  readonly anchor: string;
  /** The text, one line for each block. */
  readonly lines: readonly string[];
  /** The mark of each line: `2.` or `•` of an item of a list, a blank for its further lines, empty for any other. */
  readonly marks: readonly string[];
  /** Other ways to ask for it, as its author wrote them. */
  readonly alsoAsked: readonly string[];
}

/** Returns the sections of a page that have text, in order. */
export function sectionsOf(nodes: readonly CleanNode[]): Section[] {
  const reader = new SectionReader();
  for (const node of nodes) reader.read(node);
  return reader.finish();
}

interface OpenSection extends Section {
  readonly lines: string[];
  readonly marks: string[];
  readonly alsoAsked: string[];
}

class SectionReader {
  readonly #sections: [OpenSection, ...OpenSection[]] = [openSection([], '', '')];
  readonly #above: { readonly level: number; readonly id: string }[] = [];
  readonly #lists = new ListMarks();
  #line = '';
  #isPreformatted = false;

  read(node: CleanNode): void {
    if (typeof node === 'string') this.#readText(node);
    else if ('alsoAsked' in node) this.#current.alsoAsked.push(...node.alsoAsked);
    else this.#readElement(node);
  }

  /** What is asked of a section without text is answered by the next one that has some. */
  finish(): Section[] {
    this.#endLine();
    let asked: string[] = [];
    const found: OpenSection[] = [];
    for (const section of this.#sections) {
      asked = [...asked, ...section.alsoAsked];
      if (section.lines.length === 0) continue;
      found.push({ ...section, alsoAsked: asked });
      asked = [];
    }
    found.at(-1)?.alsoAsked.push(...asked);
    return found;
  }

  get #current(): OpenSection {
    return this.#sections.at(-1) ?? this.#sections[0];
  }

  #readElement(element: CleanElement): void {
    const id = /^h[1-6]$/.test(element.name) ? attributeOf(element, 'id') : undefined;
    if (id) this.#startSection(element, id);
    else if (element.name === 'tr' && !isLayout(element)) this.#readRow(element);
    else this.#readChildren(element);
  }

  #readText(text: string): void {
    if (!this.#isPreformatted) {
      this.#line += text;
      return;
    }
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) this.#endLine();
      this.#line += line;
    }
  }

  #startSection(heading: CleanElement, id: string): void {
    this.#endLine();
    const level = Number(heading.name.slice(1));
    while ((this.#above.at(-1)?.level ?? 0) >= level) this.#above.pop();
    this.#above.push({ level, id });
    const path = this.#above.map((ancestor) => ancestor.id);
    this.#sections.push(openSection(path, collapseSpace(textContent(heading.children)), id));
  }

  #readRow(row: CleanElement): void {
    this.#endLine();
    const cells = row.children.flatMap((cell) => {
      if (typeof cell === 'string' && cell.trim() === '') return [];
      const [section] = sectionsOf([cell]);
      this.#current.alsoAsked.push(...(section?.alsoAsked ?? []));
      return [section?.lines ?? []];
    });
    for (const line of rowLines(cells)) this.#addLine(line);
  }

  #readChildren(element: CleanElement): void {
    const isBlock = BLOCK_ELEMENTS.has(element.name);
    const around = this.#current;
    const wasPreformatted = this.#isPreformatted;
    this.#isPreformatted ||= element.name === 'pre';
    if (isBlock) this.#endLine();
    this.#lists.enter(element);
    for (const child of element.children) this.read(child);
    if (isBlock) this.#endLine();
    this.#lists.leave(element);
    this.#isPreformatted = wasPreformatted;
    if (element.name === 'details') this.#returnTo(around);
  }

  /** Continues the section around a part that a visitor opens. */
  #returnTo({ path, heading, anchor }: Section): void {
    if (this.#current.anchor === anchor) return;
    while (this.#above.length > path.length) this.#above.pop();
    this.#sections.push(openSection(path, heading, anchor));
  }

  #endLine(): void {
    const text = collapseSpace(this.#line);
    this.#line = '';
    if (text !== '') this.#addLine(text);
  }

  #addLine(text: string): void {
    this.#current.lines.push(text);
    this.#current.marks.push(this.#lists.take());
  }
}

function openSection(path: readonly string[], heading: string, anchor: string): OpenSection {
  return { path, heading, anchor, lines: [], marks: [], alsoAsked: [] };
}
