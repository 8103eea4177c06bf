import type {
  DocumentReader,
  ReadResults,
  ReadTask,
} from '../../services/bot/helpdesk/documents/document-reader.ts';
import { performRead } from '../../services/bot/helpdesk/documents/perform-read.ts';

/** Reads documents on the thread of the test. */
export const directReader: DocumentReader = {
  async read<Task extends ReadTask>(task: Task) {
    return performRead(task) as ReadResults[Task['kind']];
  },
};
