/** A saved page or tutorial video as the index knows it. */
export interface DocumentInfo {
  /** The key in the documents bucket; of a video, its `.mp4`. */
  readonly key: string;
  readonly kind: 'page' | 'video';
  readonly title: string;
}

/** Finds a document by its id; undefined when nothing is indexed under it. */
export type FindDocument = (docId: string) => Promise<DocumentInfo | undefined>;
