import type { _Object, ChecksumAlgorithm } from '@aws-sdk/client-s3';
import type { ObjectVersion } from './object-version.ts';

/** Returns an object's entry in a listing. */
export function objectEntry(version: ObjectVersion, encode: (name: string) => string) {
  return {
    Key: encode(version.key),
    LastModified: new Date(version.lastModified),
    ETag: `"${version.etag}"`,
    Size: version.size,
    StorageClass: 'STANDARD',
    ChecksumAlgorithm: Object.keys(version.checksums) as ChecksumAlgorithm[],
    ChecksumType: version.checksumType,
  } satisfies _Object;
}
