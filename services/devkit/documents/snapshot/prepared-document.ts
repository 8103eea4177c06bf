import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';

/** An object to be uploaded. */
export interface Upload {
  readonly key: string;
  readonly type: string;
  /** Bytes, or a file that is too large for memory. */
  readonly content: Uint8Array | { readonly path: string; readonly size: number };
}

/** A document that is ready to be uploaded: it was read as the indexer will read it. */
export interface PreparedDocument {
  /** The key of the page, or of the video. */
  readonly key: string;
  readonly main: Upload;
  /** Its images, before the page; captions, after the video. */
  readonly files: readonly Upload[];
  readonly passages: readonly Passage[];
  /** What its description says of its origin; other members that it has are kept. */
  readonly origin?: { readonly canonicalUrl?: string; readonly savedAt: string };
  /** What is left out. */
  readonly problems: readonly string[];
}
