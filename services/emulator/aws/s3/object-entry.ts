import type { _Object } from '@aws-sdk/client-s3';
import type { IndexEntry } from './index-entry.ts';

/** Returns an object's entry in a listing. */
export function objectEntry(version: IndexEntry, encode: (name: string) => string) {
  return {
    Key: encode(version.key),
    LastModified: new Date(version.lastModified),
    ETag: `"${version.etag}"`,
    Size: version.size,
    StorageClass: 'STANDARD',
    ChecksumAlgorithm: [...version.algorithms],
    ChecksumType: version.checksumType,
  } satisfies _Object;
}
