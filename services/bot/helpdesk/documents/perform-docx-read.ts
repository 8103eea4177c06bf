import type { ReadResults, ReadTask } from './document-reader.ts';
import { PageLinks } from './page-links.ts';
import { pagePassages } from './page-passages.ts';
import { readDocx } from './read-docx.ts';
import { rendered } from './render-page.ts';

/** Reads a Word document, on the thread of the caller. Rejects with a DocumentError if it cannot be read. */
export async function performDocxRead(task: ReadTask): Promise<ReadResults[ReadTask['kind']]> {
  switch (task.kind) {
    case 'page':
      return { passages: pagePassages(await readDocx(task.bytes, task.key), task.key) };
    case 'rendered':
      return rendered(await readDocx(task.bytes, task.key, new PageLinks(task.key)));
    case 'captions':
      throw new Error('captions are read by another thread');
  }
}
