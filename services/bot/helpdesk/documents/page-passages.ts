import { DocumentError } from './document-error.ts';
import { docIdOf, passageIdOf } from './document-key.ts';
import { sectionsOf } from './page-sections.ts';
import type { Passage } from './passage.ts';
import type { Page } from './read-page.ts';

/** A passage much longer than this is split between blocks, so that a hit is short enough to read. */
const PASSAGE_LENGTH = 1200;
const MAX_PASSAGES = 1000;

/**
 * Returns the passages of a page: its sections, split if they are long.
 * Throws DocumentError if there are none or more than 1,000.
 */
export function pagePassages(page: Page, key: string): Passage[] {
  const docId = docIdOf(key);
  const passages: Passage[] = [];
  /** A section may continue after a part that a visitor opens. */
  const parts = new Map<string, number>();
  const { canonicalUrl, savedAt } = page;
  const origin = {
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(savedAt !== undefined && { savedAt }),
  };
  for (const { path, heading, anchor, lines, marks, alsoAsked } of sectionsOf(page.nodes)) {
    if (passages.length > MAX_PASSAGES) break;
    const before = parts.get(anchor) ?? 0;
    const texts = splitMarkedLines(lines, marks);
    parts.set(anchor, before + texts.length);
    for (const [at, text] of texts.entries()) {
      const part = before + at;
      const location = [...path, ...(part > 0 ? [String(part)] : [])].join(' > ');
      passages.push({
        id: passageIdOf(docId, location),
        docId,
        key,
        heading,
        ...text,
        kind: 'page',
        title: page.title,
        place: { anchor },
        lang: page.lang,
        ordinal: passages.length,
        ...(at === 0 && alsoAsked.length > 0 && { alsoAsked }),
        ...origin,
      });
    }
  }
  checkPassages(passages);
  return passages;
}

/** Throws DocumentError if a document has no passages, or more than 1,000. */
export function checkPassages(passages: readonly Passage[]): void {
  if (passages.length === 0)
    throw new DocumentError(
      'the page has headings but no text below them',
      'write the answer below its heading',
    );
  if (passages.length > MAX_PASSAGES)
    throw new DocumentError(
      `the document has more than ${MAX_PASSAGES} passages`,
      'split it into several documents',
    );
}

/** Joins lines to texts of about the length of a passage. */
export function splitLines(lines: readonly string[]): string[] {
  return splitMarkedLines(lines, []).map(({ text }) => text);
}

/** Joins lines likewise, and keeps the marks of those that have one. */
export function splitMarkedLines(
  lines: readonly string[],
  marks: readonly string[],
): Pick<Passage, 'text' | 'marks'>[] {
  const parts: MarkedLine[][] = [];
  let length = 0;
  for (const line of lines.flatMap((text, at) => markedPieces(text, marks[at] ?? ''))) {
    const part = parts.at(-1);
    if (part === undefined || length + line.text.length > PASSAGE_LENGTH) {
      parts.push([line]);
      length = line.text.length;
    } else {
      part.push(line);
      length += line.text.length + 1;
    }
  }
  return parts.map(joined);
}

interface MarkedLine {
  readonly text: string;
  readonly mark: string;
}

function markedPieces(line: string, mark: string): MarkedLine[] {
  return splitLine(line).map((text, at) => ({ text, mark: at === 0 ? mark : mark && ' ' }));
}

function joined(lines: readonly MarkedLine[]): Pick<Passage, 'text' | 'marks'> {
  const text = lines.map((line) => line.text).join('\n');
  const marks = lines.map(({ mark }) => mark);
  return { text, ...(marks.some((mark) => mark !== '') && { marks }) };
}

/** Splits a single block that is far too long at spaces. */
function splitLine(line: string): string[] {
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
