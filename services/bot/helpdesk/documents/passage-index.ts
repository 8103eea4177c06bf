import type { Passage } from './passage.ts';

/** A document as the index knows it. */
export interface IndexedDocument {
  /** Key of the page, or of the video's `.mp4`. */
  readonly key: string;
  readonly kind: 'page' | 'video';
  readonly title: string;
}

/** The passages of all documents, kept searchable. */
export interface PassageIndex {
  /** Puts a document's passages in place of those it had: first the new ones in, then the stale ones out. */
  replace(docId: string, passages: readonly Passage[]): Promise<void>;
  /** Takes all passages of a document out. */
  remove(docId: string): Promise<void>;
  /** The document of an id; undefined where nothing is indexed under it. */
  find(docId: string): Promise<IndexedDocument | undefined>;
}
