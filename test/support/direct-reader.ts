import type {
  DocumentReader,
  ReadResults,
  ReadTask,
} from '../../services/bot/helpdesk/documents/document-reader.ts';
import { performDocxRead } from '../../services/bot/helpdesk/documents/perform-docx-read.ts';
import { performPdfRead } from '../../services/bot/helpdesk/documents/perform-pdf-read.ts';
import { performRead } from '../../services/bot/helpdesk/documents/perform-read.ts';

import { ReadersByKind } from '../../services/bot/helpdesk/documents/readers-by-kind.ts';

function directly(perform: (task: ReadTask) => unknown): DocumentReader {
  return {
    async read<Task extends ReadTask>(task: Task) {
      return (await perform(task)) as ReadResults[Task['kind']];
    },
  };
}

/** Reads documents on the thread of the test. */
export const directReader: DocumentReader = new ReadersByKind({
  docx: directly(performDocxRead),
  pdf: directly(performPdfRead),
  others: directly(performRead),
});
