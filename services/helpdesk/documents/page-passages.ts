import { BLOCK_ELEMENTS } from './allowed-markup.ts';
import { attributeOf, type CleanNode, squeeze, textOf } from './clean-node.ts';
import { DocumentError } from './document-error.ts';
import { docIdOf, passageIdOf } from './document-key.ts';
import type { Passage } from './passage.ts';
import type { Page } from './read-page.ts';

/** A passage much longer than this is cut at a block: a hit should be read, not searched through. */
const PASSAGE_LENGTH = 1200;
const MAX_PASSAGES = 1000;

interface Section {
  /** Ids of the headings above and of its own. */
  readonly path: readonly string[];
  readonly heading: string;
  readonly anchor: string;
  readonly lines: string[];
}

/** The passages of a page: its sections, cut where they are long. Throws DocumentError where there are none, or over 1,000. */
export function pagePassages(page: Page, key: string): Passage[] {
  const docId = docIdOf(key);
  const passages: Passage[] = [];
  for (const { path, heading, anchor, lines } of sectionsOf(page.nodes)) {
    for (const [part, text] of cut(lines).entries()) {
      const where = [...path, ...(part > 0 ? [String(part)] : [])].join(' > ');
      passages.push({
        id: passageIdOf(docId, where),
        docId,
        key,
        heading,
        text,
        kind: 'page',
        title: page.title,
        place: { anchor },
        lang: page.lang,
        ordinal: passages.length,
      });
    }
  }
  if (passages.length === 0)
    throw new DocumentError('the page has headings but no text below them');
  if (passages.length > MAX_PASSAGES)
    throw new DocumentError(`the page has more than ${MAX_PASSAGES} passages`);
  return passages;
}

function sectionsOf(nodes: readonly CleanNode[]): Section[] {
  const sections: Section[] = [{ path: [], heading: '', anchor: '', lines: [] }];
  const above: { level: number; id: string }[] = [];
  let line = '';
  const endLine = (): void => {
    const text = squeeze(line);
    line = '';
    if (text !== '') sections.at(-1)?.lines.push(text);
  };
  const visit = (node: CleanNode): void => {
    if (typeof node === 'string') {
      line += node;
      return;
    }
    const id = /^h[1-6]$/.test(node.name) ? attributeOf(node, 'id') : undefined;
    if (id) {
      endLine();
      const level = Number(node.name.slice(1));
      while ((above.at(-1)?.level ?? 0) >= level) above.pop();
      above.push({ level, id });
      const heading = squeeze(textOf(node.children));
      sections.push({ path: above.map((one) => one.id), heading, anchor: id, lines: [] });
      return;
    }
    if (node.name === 'tr') {
      endLine();
      line = rowText(node.children);
      endLine();
      return;
    }
    const isBlock = BLOCK_ELEMENTS.has(node.name);
    if (isBlock) endLine();
    for (const child of node.children) visit(child);
    if (isBlock) endLine();
  };
  for (const node of nodes) visit(node);
  endLine();
  return sections.filter(({ lines }) => lines.length > 0);
}

/** A row of two cells reads `name: value`, a longer one as a list. */
function rowText(cells: readonly CleanNode[]): string {
  const texts = cells.map((cell) => squeeze(textOf([cell]))).filter((text) => text !== '');
  return texts.length === 2 ? texts.join(': ') : texts.join(', ');
}

function cut(lines: readonly string[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of lines.flatMap(cutLine)) {
    if (part !== '' && part.length + line.length > PASSAGE_LENGTH) {
      parts.push(part);
      part = '';
    }
    part = part === '' ? line : `${part}\n${line}`;
  }
  return part === '' ? parts : [...parts, part];
}

/** A single block that is far too long is cut at spaces. */
function cutLine(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > 2 * PASSAGE_LENGTH) {
    const space = rest.lastIndexOf(' ', PASSAGE_LENGTH);
    const at = space > 0 ? space : PASSAGE_LENGTH;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest];
}
