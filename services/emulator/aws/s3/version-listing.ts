import type { BucketObjects } from './bucket-objects.ts';
import { invalidArgument } from './errors.ts';
import { lowerBound } from './key-order.ts';
import { rollUp } from './listing.ts';
import type { ObjectVersion } from './object-version.ts';

export interface VersionListingRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  /** Continue after this version of `keyMarker`, or after all of its versions if undefined. */
  readonly versionIdMarker: string | undefined;
  readonly maxKeys: number;
}

export interface VersionListing {
  readonly versions: readonly ObjectVersion[];
  readonly commonPrefixes: readonly string[];
  /** The last entry of this page, if there are more. */
  readonly next?: { readonly key: string; readonly versionId?: string };
}

/** Returns one page of all versions in a bucket. Throws InvalidArgument if there is a version but no key marker. */
export function listVersions(
  objects: BucketObjects,
  request: VersionListingRequest,
): VersionListing {
  const { prefix, delimiter, keyMarker, versionIdMarker, maxKeys } = request;
  if (versionIdMarker !== undefined && keyMarker === '') {
    throw invalidArgument('A version-id marker cannot be specified without a key marker.');
  }
  const { keys } = objects.index;
  const versions: ObjectVersion[] = [];
  const commonPrefixes: string[] = [];
  let next: VersionListing['next'];
  for (let index = lowerBound(keys, keyMarker); index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) continue;
    const rolledUp = rollUp(key, prefix, delimiter);
    if (rolledUp !== undefined) {
      if (rolledUp === keyMarker || rolledUp === commonPrefixes.at(-1)) continue;
      if (isFull()) return { versions, commonPrefixes, ...(next ? { next } : {}) };
      commonPrefixes.push(rolledUp);
      next = { key: rolledUp };
      continue;
    }
    for (const version of afterMarker(objects, key, request)) {
      if (isFull()) return { versions, commonPrefixes, ...(next ? { next } : {}) };
      versions.push(version);
      next = { key, versionId: version.versionId };
    }
  }
  return { versions, commonPrefixes };

  function isFull(): boolean {
    return versions.length + commonPrefixes.length >= maxKeys;
  }
}

function afterMarker(
  objects: BucketObjects,
  key: string,
  { keyMarker, versionIdMarker }: VersionListingRequest,
): readonly ObjectVersion[] {
  const versions = objects.index.versions(key);
  if (key !== keyMarker) return versions;
  if (versionIdMarker === undefined) return [];
  const at = versions.findIndex((version) => version.versionId === versionIdMarker);
  return at < 0 ? [] : versions.slice(at + 1);
}
