import { invalidArgument } from './errors.ts';
import type { IndexEntry } from './index-entry.ts';
import { compareKeys } from './key-order.ts';
import { pastPrefix, rollUp } from './listing.ts';
import type { ObjectIndex } from './object-index.ts';

export interface VersionListingRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly keyMarker: string;
  /** Continue after this version of `keyMarker`, or after all of its versions if undefined. */
  readonly versionIdMarker: string | undefined;
  readonly maxKeys: number;
}

export interface VersionListing {
  readonly versions: readonly IndexEntry[];
  readonly commonPrefixes: readonly string[];
  /** The last entry of this page, if there are more. */
  readonly next?: { readonly key: string; readonly versionId?: string };
}

/** Returns one page of all versions in a bucket. Throws InvalidArgument if there is a version but no key marker. */
export function listVersions(index: ObjectIndex, request: VersionListingRequest): VersionListing {
  const { prefix, delimiter, keyMarker, versionIdMarker, maxKeys } = request;
  if (versionIdMarker !== undefined && keyMarker === '') {
    throw invalidArgument('A version-id marker cannot be specified without a key marker.');
  }
  const versions: IndexEntry[] = [];
  const commonPrefixes: string[] = [];
  let next: VersionListing['next'];
  let cursor = index.from(compareKeys(keyMarker, prefix) > 0 ? keyMarker : prefix);
  for (let step = cursor.next(); !step.done; step = cursor.next()) {
    const [newest] = step.value;
    const key = newest?.key ?? '';
    if (!key.startsWith(prefix)) break;
    const rolledUp = rollUp(key, prefix, delimiter);
    if (rolledUp !== undefined) {
      cursor = index.from(pastPrefix(rolledUp));
      if (rolledUp === keyMarker || rolledUp === commonPrefixes.at(-1)) continue;
      if (isFull()) return { versions, commonPrefixes, ...(next ? { next } : {}) };
      commonPrefixes.push(rolledUp);
      next = { key: rolledUp };
      continue;
    }
    for (const version of afterMarker(step.value, key, request)) {
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
  versions: readonly IndexEntry[],
  key: string,
  { keyMarker, versionIdMarker }: VersionListingRequest,
): readonly IndexEntry[] {
  if (key !== keyMarker) return versions;
  if (versionIdMarker === undefined) return [];
  const at = versions.findIndex((version) => version.versionId === versionIdMarker);
  return at < 0 ? [] : versions.slice(at + 1);
}
