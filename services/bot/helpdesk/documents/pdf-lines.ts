/** A piece of text as a PDF places it: from the left and the bottom of the page, in points. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of the font. */
  readonly size: number;
  /** Whether a line ends behind it. */
  readonly endsLine: boolean;
}

/** A line of a page. */
export interface PdfLine {
  readonly text: string;
  readonly size: number;
  readonly y: number;
}

/** Puts the pieces of a page together to lines. */
export function linesOf(pieces: readonly PlacedText[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PlacedText[] = [];
  const end = () => {
    const text = joined(line).replace(/\s+/gu, ' ').trim();
    const size = Math.max(0, ...line.map((piece) => piece.size));
    if (text !== '') lines.push({ text, size, y: line[0]?.y ?? 0 });
    line = [];
  };
  for (const piece of pieces) {
    const last = line.at(-1);
    if (last && Math.abs(last.y - piece.y) > Math.max(last.size, piece.size) * 0.6) end();
    line.push(piece);
    if (piece.endsLine) end();
  }
  end();
  return lines;
}

function joined(pieces: readonly PlacedText[]): string {
  let text = '';
  let end = 0;
  for (const { text: added, x, width, size } of pieces) {
    const isApart = text !== '' && x - end > size * 0.15;
    text += isApart ? ` ${added}` : added;
    end = x + width;
  }
  return text;
}

/** A heading is larger than the text by this factor. */
const HEADING_FACTOR = 1.12;
const MAX_HEADING_LENGTH = 160;
const BULLET = /^(?:[•●○▪■◦‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;
/** A gap between lines, in heights of a line, that begins a paragraph. */
const PARAGRAPH_GAP = 1.7;

/** A block of a PDF: a paragraph or a heading, on one page. */
export interface PdfBlock {
  readonly kind: 'text' | 'heading';
  readonly text: string;
  readonly page: number;
  readonly size: number;
}

/** Puts the lines of a document's pages together to paragraphs, and finds headings by the size of their font. */
export function blocksOf(pages: readonly (readonly PdfLine[])[]): PdfBlock[] {
  const textSize = commonSize(pages.flat());
  return pages.flatMap((lines, at) => pageBlocks(lines, at + 1, textSize));
}

function pageBlocks(lines: readonly PdfLine[], page: number, textSize: number): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  let before: PdfLine | undefined;
  for (const line of lines) {
    const isHeading =
      line.size >= textSize * HEADING_FACTOR && line.text.length <= MAX_HEADING_LENGTH;
    const kind = isHeading ? 'heading' : 'text';
    const last = blocks.at(-1);
    if (last && before && last.kind === kind && continues(before, line))
      blocks[blocks.length - 1] = { ...last, text: joinLines(last.text, line.text) };
    else blocks.push({ kind, text: line.text, page, size: line.size });
    before = line;
  }
  return blocks;
}

function continues(before: PdfLine, line: PdfLine): boolean {
  const gap = Math.abs(before.y - line.y);
  const isSameSize = Math.abs(before.size - line.size) < 0.6;
  return isSameSize && !BULLET.test(line.text) && gap <= PARAGRAPH_GAP * Math.max(line.size, 1);
}

/** A word that is broken at the end of a line is put together. */
function joinLines(above: string, below: string): string {
  const isBroken = /\p{Ll}[-\u00ad]$/u.test(above) && /^\p{Ll}/u.test(below);
  return isBroken ? above.slice(0, -1) + below : `${above} ${below}`;
}

/** Returns the size of most of the text, by its characters. */
function commonSize(lines: readonly PdfLine[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
  }
  return [...lengths].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/** Removes the lines that repeat at the top or the bottom of most pages: running titles and page numbers. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  const keysOf = (lines: readonly PdfLine[]) =>
    new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(runningKey));
  for (const lines of pages)
    for (const key of keysOf(lines)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: PdfLine) =>
    pages.length >= 3 && (counts.get(runningKey(line)) ?? 0) > pages.length / 2;
  return pages.map((lines) =>
    lines.filter((line, at) => !(isRunning(line) && (at < 2 || at >= lines.length - 2))),
  );
}

/** Page numbers differ from page to page. */
const runningKey = ({ text, y }: PdfLine) => `${Math.round(y / 4)} ${text.replace(/\d+/g, '#')}`;
