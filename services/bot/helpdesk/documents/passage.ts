/**
 * The place of a passage: a heading of a page, a page of a PDF (from 1), or a second of a video. An empty anchor is the
 * top of the page.
 */
export type PassagePlace =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

/** The vector of a passage by a sentence encoder, as the index stores it. */
export interface StoredVector {
  /** The version of the encoder that made it. */
  readonly encoder: string;
  /** Base64 of little-endian floats of 32 bits. */
  readonly floats: string;
}

/** A cue within the text of a passage. */
export interface PassageCue {
  /** The index of its first character in the text. */
  readonly at: number;
  readonly startSeconds: number;
}

/** The unit of an answer: a section of a page, or a run of cues of a video. */
export interface Passage {
  readonly id: string;
  readonly docId: string;
  /** The key of the page, or of the video, in the documents bucket. */
  readonly key: string;
  readonly kind: 'page' | 'video';
  /** The title of the document. */
  readonly title: string;
  /** The heading of the section. Empty for a video, and above the first heading of a page. */
  readonly heading: string;
  /** Plain text, with blocks separated by line feeds. */
  readonly text: string;
  /**
   * What a browser shows before each line of the text: `2.` or `•` before an item of a list, a blank before its further
   * lines, nothing elsewhere. Only if there is a list.
   */
  readonly marks?: readonly string[];
  /** The cues of a video's passage, in their order. */
  readonly cues?: readonly PassageCue[];
  /** Other ways in which people ask what the section answers. Searched, and never shown. */
  readonly alsoAsked?: readonly string[];
  /** If the passages are encoded. */
  readonly vector?: StoredVector;
  readonly place: PassagePlace;
  /** BCP 47 tag. */
  readonly lang: string;
  /** The position in the document, from 0. */
  readonly ordinal: number;
  /** The web address of the document. */
  readonly canonicalUrl?: string;
  /** When the document was saved from there, in ISO 8601. */
  readonly savedAt?: string;
  /** Who it is for, what it is about, and until when it holds, as its description says. */
  readonly audience?: string;
  readonly topic?: string;
  readonly tags?: readonly string[];
  readonly expires?: string;
}
