import type { Upload } from './upload.ts';

/** Keeps uploads until there is a ticket, and what belongs to tickets. */
export interface UploadStore {
  /** Returns what was uploaded in a session: files and long texts. */
  list(sessionId: string): Promise<readonly Upload[]>;
  /** Keeps a long text, redacted. Overwrites the one of the same number. */
  keepText(sessionId: string, n: number, text: string): Promise<void>;
  /** Returns undefined if the session has no text of this number. */
  readText(sessionId: string, n: number): Promise<string | undefined>;
  /** Returns the first bytes of an upload, by which its type is known. */
  firstBytes(upload: Upload): Promise<Uint8Array>;
  /** Copies an upload to a ticket's key, to be downloaded as this type. Idempotent. */
  copy(upload: Upload, key: string, type: string): Promise<void>;
}

/** Reads what belongs to tickets. */
export interface AttachmentReader {
  /** Returns undefined if there is no such object (any more). */
  read(key: string): Promise<Uint8Array | undefined>;
}
