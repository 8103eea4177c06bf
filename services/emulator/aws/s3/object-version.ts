import type { Checksums } from './checksums.ts';

/** What a client sets on an object and gets back as headers. */
export interface ObjectHeaders {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  /** ISO 8601. */
  readonly Expires?: string;
}

export interface ObjectPart {
  readonly number: number;
  readonly size: number;
  readonly checksums: Checksums;
}

/** What is kept of a version beside its bytes, and given by whoever writes it. */
export interface ObjectAttributes {
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** One version of one key, as it lies on disk beside its bytes. */
export interface ObjectVersion extends ObjectAttributes {
  readonly key: string;
  /** `null` (the word) while the bucket has no versioning. */
  readonly versionId: string;
  readonly sequence: string;
  readonly isDeleteMarker: boolean;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** ISO 8601, whole seconds, as HTTP dates are. */
  readonly lastModified: string;
  readonly checksums: Checksums;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  /** Only of an object that was uploaded in parts. */
  readonly parts?: readonly ObjectPart[];
}

export const NULL_VERSION_ID = 'null';
