import type { ReadResults, ReadTask } from './document-reader.ts';
import { pdfPassages } from './pdf-passages.ts';
import { readPdf } from './read-pdf.ts';

/** Reads a PDF, on the thread of the caller. Rejects with a DocumentError if it cannot be read. */
export async function performPdfRead(task: ReadTask): Promise<ReadResults[ReadTask['kind']]> {
  if (task.kind !== 'page') throw new Error('a PDF is shown as it is');
  return { passages: pdfPassages(await readPdf(task.bytes), task.key) };
}
