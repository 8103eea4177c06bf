import type { Checksums } from './checksums.ts';

/** System metadata that a client sets, and that is returned as headers. */
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

/** The metadata that the writer of a version sets. */
export interface ObjectAttributes {
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** What is known of a version without its record. */
export interface VersionFacts {
  readonly key: string;
  /** The string `null` if the bucket has no versioning. */
  readonly versionId: string;
  readonly sequence: string;
  readonly isDeleteMarker: boolean;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** ISO 8601, without milliseconds, like HTTP dates. */
  readonly lastModified: string;
}

/** One version of one key, as stored in a JSON file next to its data. */
export interface ObjectVersion extends VersionFacts, ObjectAttributes {
  readonly checksums: Checksums;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  /** Only if the object was uploaded in parts. */
  readonly parts?: readonly ObjectPart[];
}

export const NULL_VERSION_ID = 'null';
