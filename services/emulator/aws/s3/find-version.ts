import { AwsError } from '../errors.ts';
import type { BucketObjects } from './bucket-objects.ts';
import type { Bucket } from './buckets.ts';
import { damagedObject, invalidArgument, noSuchKey, noSuchVersion } from './errors.ts';
import type { IndexEntry } from './index-entry.ts';
import type { ObjectVersion, VersionFacts } from './object-version.ts';

const MAX_ATTEMPTS = 5;

/**
 * Returns the record of the version that a read names: the newest, or the one with the given id.
 * Throws NoSuchKey or NoSuchVersion if there is none, InternalError if its file is damaged, InvalidArgument if the id is empty, MethodNotAllowed if the id is
 * that of a delete marker.
 */
export async function findVersion(
  objects: BucketObjects,
  key: string,
  versionId: string | undefined,
): Promise<ObjectVersion> {
  // Another call may replace the version before its record is read. Then the new version is read.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const record = await objects.read(findEntry(objects, key, versionId));
    if (record) return record;
  }
  throw noSuchKey(key);
}

function findEntry(objects: BucketObjects, key: string, versionId: string | undefined): IndexEntry {
  if (versionId !== undefined) return findById(objects, key, versionId);
  const newest = objects.newest(key);
  if (objects.damaged.hasNewer(key, newest)) throw damagedObject();
  if (!newest) throw noSuchKey(key);
  if (newest.isDeleteMarker) {
    throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.', {
      members: { Key: key },
      headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': newest.versionId },
    });
  }
  return newest;
}

/** Returns the version id as a member of a response. It is absent if versioning was never set on the bucket. */
export function versionMember(bucket: Bucket, version: VersionFacts): { VersionId?: string } {
  return bucket.versioning ? { VersionId: version.versionId } : {};
}

function findById(objects: BucketObjects, key: string, versionId: string): IndexEntry {
  if (versionId === '') throw invalidArgument('Version id cannot be the empty string');
  const found = objects.index.versions(key).find((version) => version.versionId === versionId);
  if (!found && objects.damaged.has(key)) throw damagedObject();
  if (!found) throw noSuchVersion(key, versionId);
  if (!found.isDeleteMarker) return found;
  throw new AwsError(
    'MethodNotAllowed',
    405,
    'The specified method is not allowed against this resource.',
    { members: { Method: 'GET' }, headers: { 'x-amz-delete-marker': 'true', allow: 'DELETE' } },
  );
}
