import { getDocumentProxy } from 'unpdf';
import { DocumentError } from './document-error.ts';
import {
  blocksOf,
  linesOf,
  type PdfBlock,
  type PlacedText,
  withoutRunningLines,
} from './pdf-lines.ts';

const MAX_PDF_BYTES = 20 * 1024 * 1024;
const MAX_PAGES = 1000;

/** A PDF as text. */
export interface Pdf {
  /** The title in its metadata, if there is a real one. */
  readonly title: string | undefined;
  readonly lang: string;
  readonly blocks: readonly PdfBlock[];
}

/**
 * Reads the text of a PDF, page by page. Pictures are not looked at.
 * Rejects with a DocumentError if it is damaged, encrypted, too long, or has no text.
 */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  checkPdf(bytes);
  const pdf = await open(bytes);
  if (pdf.numPages > MAX_PAGES)
    throw new DocumentError(`the PDF has more than ${MAX_PAGES} pages`, 'split it into several');
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1)
    pages.push(await pageLines(pdf, number));
  const blocks = blocksOf(withoutRunningLines(pages));
  if (blocks.length === 0)
    throw new DocumentError(
      'the PDF has no text: its pages are pictures',
      'run text recognition (OCR) on it, or export it again from the program that made it',
    );
  const { info } = await pdf.getMetadata();
  return { ...metadataOf(info as Record<string, unknown>), blocks };
}

function checkPdf(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new DocumentError('the file is empty', 'upload it again');
  if (bytes.length > MAX_PDF_BYTES)
    throw new DocumentError(
      'the PDF is larger than 20 MB',
      'split it, or save it with smaller pictures',
    );
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    throw new DocumentError('the file is not a PDF', 'save it as a PDF, and upload it again');
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // The library takes the memory of what it is handed, and refuses a Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      stopAtErrors: false,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException')
      throw new DocumentError(
        'the PDF is encrypted: it opens with a password only',
        'save a copy without a password, and upload that',
      );
    throw new DocumentError(
      `the PDF is damaged (${name || 'unknown error'})`,
      'export it again from the program that made it',
    );
  }
}

async function pageLines(pdf: PdfDocument, number: number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): PlacedText[] => {
    if (!('str' in item)) return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, y, width: item.width, size: item.height, endsLine: item.hasEOL }];
  });
  page.cleanup();
  return linesOf(pieces);
}

/** Programs write their own name, or that of a file, into the title of what nobody has named. */
const NO_TITLE =
  /^(?:untitled|document\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|pptx?|xlsx?|indd|pdf|tex|rtf|odt))$/i;

function metadataOf({ Title, Language }: Record<string, unknown>): Pick<Pdf, 'title' | 'lang'> {
  const title = typeof Title === 'string' ? Title.replace(/\s+/gu, ' ').trim().slice(0, 200) : '';
  const lang =
    typeof Language === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(Language);
  return {
    title: title === '' || NO_TITLE.test(title) ? undefined : title,
    lang: lang ? Language : 'en',
  };
}
