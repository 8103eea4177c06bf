import type { ObjectVersion } from '../../services/emulator/aws/s3/object-version.ts';

/** Returns the record of a version of an object, with the given fields. */
export function aVersion(fields: Partial<ObjectVersion>): ObjectVersion {
  return {
    key: 'k',
    versionId: 'null',
    sequence: '1',
    isDeleteMarker: false,
    size: 1,
    etag: 'e',
    lastModified: '2026-01-01T00:00:00.000Z',
    checksums: {},
    checksumType: 'FULL_OBJECT',
    headers: {},
    metadata: {},
    tags: {},
    ...fields,
  };
}
