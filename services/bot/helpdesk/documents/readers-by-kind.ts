import { documentKind } from './document-key.ts';
import type { DocumentReader, ReadResults, ReadTask } from './document-reader.ts';

export interface Readers {
  readonly docx: DocumentReader;
  /** Undefined if PDFs are not read, only shown. */
  readonly pdf?: DocumentReader;
  readonly others: DocumentReader;
}

/** Has each document read by the reader of its kind: the parsers of PDF and Word are large, and most files need neither. */
export class ReadersByKind implements DocumentReader {
  readonly #readers: Readers;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  read<Task extends ReadTask>(task: Task): Promise<ReadResults[Task['kind']]> {
    return this.#readerOf(task).read(task);
  }

  #readerOf(task: ReadTask): DocumentReader {
    const { docx, pdf, others } = this.#readers;
    if (task.kind === 'captions') return others;
    const kind = documentKind(task.key);
    if (kind === 'docx') return docx;
    return kind === 'pdf' && pdf ? pdf : others;
  }
}
