/** Where a passage stands: at a heading of a page, or at a second of a video. An empty anchor is the page's top. */
export type Place = { readonly anchor: string } | { readonly startSeconds: number };

/** The unit of an answer: a section of a page, or a run of cues of a video. */
export interface Passage {
  readonly id: string;
  readonly docId: string;
  /** Key of the page, or of the video, in the documents bucket. */
  readonly key: string;
  readonly kind: 'page' | 'video';
  /** Title of the document. */
  readonly title: string;
  /** The heading of the section; empty for a video and above a page's first heading. */
  readonly heading: string;
  /** Plain text; blocks are separated by line feeds. */
  readonly text: string;
  readonly place: Place;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Order in the document, from 0. */
  readonly ordinal: number;
}
