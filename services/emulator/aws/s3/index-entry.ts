import type { ChecksumAlgorithm } from '@aws-sdk/client-s3';
import { CHECKSUM_NAMES } from '../digests.ts';
import type { ObjectVersion, VersionFacts } from './object-version.ts';

/** What many versions have in common: kept once, not with each of them. */
interface VersionKind {
  readonly isDeleteMarker: boolean;
  readonly isTagged: boolean;
  readonly algorithms: readonly ChecksumAlgorithm[];
  readonly checksumType: ObjectVersion['checksumType'];
}

const KINDS = new Map<string, VersionKind>();

/**
 * What stays in memory of a version: what listings, conditions and lifecycle rules ask of every object. The rest of its
 * record is read from its file. About 200 bytes and the key: no member is an object of its own.
 */
export class IndexEntry implements VersionFacts {
  readonly key: string;
  readonly versionId: string;
  readonly sequence: string;
  readonly size: number;
  readonly etag: string;
  /** In seconds: V8 keeps a number of 31 bits without an object. */
  readonly #modified: number;
  readonly #kind: VersionKind;

  /** `record` must be parsed from JSON: strings cut from a request would keep all of it in memory. */
  constructor(record: ObjectVersion) {
    this.key = record.key;
    this.versionId = record.versionId;
    this.sequence = record.sequence;
    this.size = record.size;
    this.etag = record.etag;
    this.#modified = Date.parse(record.lastModified) / 1000;
    this.#kind = kindOf(record);
  }

  get lastModified(): string {
    return new Date(this.#modified * 1000).toISOString();
  }

  get isDeleteMarker(): boolean {
    return this.#kind.isDeleteMarker;
  }

  get isTagged(): boolean {
    return this.#kind.isTagged;
  }

  get algorithms(): readonly ChecksumAlgorithm[] {
    return this.#kind.algorithms;
  }

  get checksumType(): ObjectVersion['checksumType'] {
    return this.#kind.checksumType;
  }
}

function kindOf({ isDeleteMarker, tags, checksums, checksumType }: ObjectVersion): VersionKind {
  const isTagged = Object.keys(tags).length > 0;
  const algorithms = CHECKSUM_NAMES.filter((name) => checksums[name] !== undefined);
  const name = [isDeleteMarker, isTagged, checksumType, ...algorithms].join();
  const known = KINDS.get(name);
  if (known) return known;
  const kind = { isDeleteMarker, isTagged, algorithms, checksumType };
  KINDS.set(name, kind);
  return kind;
}
