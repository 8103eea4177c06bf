import { docIdOf, passageIdOf } from './document-key.ts';
import { checkPassages, splitLines } from './page-passages.ts';
import type { Passage } from './passage.ts';
import type { PdfBlock } from './pdf-lines.ts';
import type { Pdf } from './read-pdf.ts';
import { titleFromName } from './title-from-name.ts';

interface PdfSection {
  readonly heading: string;
  readonly page: number;
  readonly lines: string[];
}

/**
 * Returns the passages of a PDF: what is below a heading on one page, split if it is long. The title is that of its
 * metadata, or else its largest heading on the first page.
 * Throws DocumentError if there are none or more than 1,000.
 */
export function pdfPassages(pdf: Pdf, key: string): Passage[] {
  const docId = docIdOf(key);
  const title = pdf.title ?? largestHeading(pdf.blocks) ?? titleFromName(key);
  const passages: Passage[] = [];
  for (const [at, { heading, page, lines }] of sectionsOf(pdf.blocks).entries()) {
    for (const [part, text] of splitLines(lines).entries()) {
      passages.push({
        id: passageIdOf(docId, `page ${page} > ${heading} > ${at} > ${part}`),
        docId,
        key,
        kind: 'page',
        title,
        heading,
        text,
        place: { page },
        lang: pdf.lang,
        ordinal: passages.length,
      });
    }
  }
  checkPassages(passages);
  return passages;
}

/** A section that goes on over the end of a page is one on each page, under the same heading. */
function sectionsOf(blocks: readonly PdfBlock[]): PdfSection[] {
  const sections: PdfSection[] = [];
  let heading = '';
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind === 'heading') {
      heading = block.text;
      sections.push({ heading, page: block.page, lines: [] });
    } else if (last?.page === block.page && last.heading === heading) last.lines.push(block.text);
    else sections.push({ heading, page: block.page, lines: [block.text] });
  }
  // A heading at the foot of a page: its text begins on the next.
  return sections.filter(({ lines }) => lines.length > 0);
}

function largestHeading(blocks: readonly PdfBlock[]): string | undefined {
  const headings = blocks.filter(({ kind, page }) => kind === 'heading' && page === 1);
  const size = Math.max(0, ...headings.map((block) => block.size));
  return headings.find((block) => block.size === size)?.text.slice(0, 200);
}
