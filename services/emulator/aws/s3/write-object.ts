import type { Call } from '../service.ts';
import type { Bucket } from './buckets.ts';
import type { Checksums } from './checksums.ts';
import type { WriteConditions } from './conditions.ts';
import { checkWriteConditions } from './conditions.ts';
import type { WriteDeps } from './deps.ts';
import { newVersionId } from './new-version-id.ts';
import type { ObjectAttributes, ObjectPart, ObjectVersion } from './object-version.ts';
import { NULL_VERSION_ID } from './object-version.ts';

/** An object to be written: the file with its fsynced bytes, and its metadata. */
export interface ObjectWrite {
  readonly bucket: Bucket;
  readonly key: string;
  readonly dataFile: string;
  readonly size: number;
  readonly etag: string;
  readonly checksums: Checksums;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
  readonly parts?: readonly ObjectPart[];
  readonly attributes: ObjectAttributes;
  readonly conditions: WriteConditions;
  readonly event:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Copy'
    | 'ObjectCreated:CompleteMultipartUpload';
}

/**
 * Makes the bytes the newest version of the key and sends the bucket's notifications. When it resolves, the version and
 * the pending notifications are durable. Throws PreconditionFailed or NoSuchKey if a condition does not hold.
 */
export async function writeObject(
  deps: WriteDeps,
  write: ObjectWrite,
  call: Call,
): Promise<ObjectVersion> {
  return deps.locks.run(`${write.bucket.name}/${write.key}`, async () => {
    const objects = await deps.buckets.objects(write.bucket.name);
    return objects.duringWrite(async () => {
      checkWriteConditions(write.key, objects.newest(write.key), write.conditions);
      const bucket = deps.buckets.require(write.bucket.name);
      const version = versionOf(deps, bucket, write);
      const pending = await deps.notifications.prepare(bucket, version, write.event, call);
      await pending.around(() => objects.commit(version, write.dataFile));
      return version;
    });
  });
}

function versionOf(deps: WriteDeps, bucket: Bucket, write: ObjectWrite): ObjectVersion {
  const { headers, metadata, tags } = write.attributes;
  return {
    key: write.key,
    versionId: bucket.versioning === 'Enabled' ? newVersionId() : NULL_VERSION_ID,
    sequence: deps.sequence.next(),
    isDeleteMarker: false,
    size: write.size,
    etag: write.etag,
    lastModified: wholeSeconds(deps.clock.now()),
    checksums: write.checksums,
    checksumType: write.checksumType,
    ...(write.parts ? { parts: write.parts } : {}),
    headers,
    metadata,
    tags,
  };
}

/** Cuts off milliseconds: HTTP dates have none, so If-Modified-Since with the returned date would fail. */
export function wholeSeconds(date: Date): string {
  return new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
}
