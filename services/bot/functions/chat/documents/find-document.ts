import type { IndexedDocument } from '../../../helpdesk/documents/passage-index.ts';

/** Finds a document by its id. Resolves with undefined if no document with this id is indexed. */
export type FindDocument = (docId: string) => Promise<IndexedDocument | undefined>;
