import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { escapeHtml } from '../escape-html.ts';
import { DocumentError } from './document-error.ts';
import type { PageLinks } from './page-links.ts';
import { type Page, readMarkup } from './read-page.ts';
import { titleFromName } from './title-from-name.ts';

const MAX_DOCX_BYTES = 20 * 1024 * 1024;
/** The text of a book. The parts are XML, so they are unpacked before anything is known of them. */
const MAX_UNPACKED_BYTES = 40 * 1024 * 1024;
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/**
 * Reads a Word document as a page: headings, lists and tables, without pictures.
 * Rejects with a DocumentError if it is damaged, encrypted, too large, or has no text.
 */
export async function readDocx(bytes: Uint8Array, key: string, links?: PageLinks): Promise<Page> {
  const buffer = Buffer.from(partsOf(bytes));
  const { value } = await mammoth
    .convertToHtml({ buffer }, { styleMap: STYLES, externalFileAccess: false })
    .catch(() => {
      throw damaged();
    });
  const title = /^<h1[\s>]/.test(value) ? '' : `<title>${escapeHtml(titleFromName(key))}</title>`;
  return readMarkup(`${title}${value}`, links);
}

/** Unpacks what is read of a document, and nothing else, within the limit. */
function partsOf(bytes: Uint8Array): Uint8Array {
  checkDocx(bytes);
  let unpacked = 0;
  const isTaken = ({ name, originalSize }: UnzipFileInfo) => {
    if (!/\.(?:xml|rels)$/i.test(name)) return false;
    unpacked += originalSize;
    if (unpacked > MAX_UNPACKED_BYTES)
      throw new DocumentError(
        'the document has more than 40 MB of text and markup',
        'split it into several',
      );
    return true;
  };
  const parts = unpack(bytes, isTaken);
  if (!parts['word/document.xml'] && !parts['_rels/.rels']) throw damaged();
  return zipSync(parts, { level: 0 });
}

function unpack(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw damaged();
  }
}

function checkDocx(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new DocumentError('the file is empty', 'upload it again');
  if (bytes.length > MAX_DOCX_BYTES)
    throw new DocumentError(
      'the document is larger than 20 MB',
      'split it, or make its pictures smaller',
    );
  // An encrypted document and one of Word before 2007 are OLE files.
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new DocumentError(
      'the document is encrypted, or it is of an old version of Word',
      'save a copy as .docx without a password, and upload that',
    );
}

const damaged = () =>
  new DocumentError(
    'the document is damaged, or it is not a Word document',
    'open it in Word, save it again as .docx, and upload that',
  );
