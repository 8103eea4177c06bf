import type { Passage } from './passage.ts';

/** A document, as far as the index knows it. */
export interface IndexedDocument {
  /** The key of the page, or of the video's `.mp4`. */
  readonly key: string;
  readonly kind: 'page' | 'video';
  readonly title: string;
}

/** The searchable passages of all documents. */
export interface PassageIndex {
  /** Replaces a document's passages: adds the new ones first, then removes the stale ones. */
  replace(docId: string, passages: readonly Passage[]): Promise<void>;
  /** Removes all passages of a document. */
  remove(docId: string): Promise<void>;
  /** Finds a document by its id. Resolves with undefined if it is not indexed. */
  find(docId: string): Promise<IndexedDocument | undefined>;
}

/** The passages of a document as they were indexed last. */
export interface StoredPassages {
  /** Returns those of a document, at least the first thousand; none if it is not indexed. */
  passagesOf(docId: string): Promise<readonly Passage[]>;
}
