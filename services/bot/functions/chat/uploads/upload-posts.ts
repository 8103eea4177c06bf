import type { AllowedFile } from '../../../chat-page/chat-api.ts';

/** A form that a browser posts to the bucket, with the file as its last field, `file`. */
export type UploadPost = Pick<AllowedFile, 'url' | 'fields' | 'expiresAt'>;

export interface AllowedUpload {
  readonly key: string;
  readonly type: string;
  readonly maxBytes: number;
}

/** Allows browsers to upload one file at a time to a key of the bucket. */
export interface UploadPosts {
  create(upload: AllowedUpload): Promise<UploadPost>;
  /** The URL to which all forms are posted, for the page's policy. */
  url(): Promise<URL>;
}
