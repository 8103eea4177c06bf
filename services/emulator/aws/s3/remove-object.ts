import type { Call } from '../service.ts';
import type { BucketObjects } from './bucket-objects.ts';
import type { Bucket } from './buckets.ts';
import { checkWriteConditions, type WriteConditions } from './conditions.ts';
import type { WriteDeps } from './deps.ts';
import { newVersionId } from './new-version-id.ts';
import type { EventName } from './notifications/event-message.ts';
import { NULL_VERSION_ID, type ObjectVersion, type VersionFacts } from './object-version.ts';
import { wholeSeconds } from './write-object.ts';

export interface ObjectRemoval {
  readonly bucket: Bucket;
  readonly key: string;
  /** Delete only this version, permanently. */
  readonly versionId?: string | undefined;
  readonly conditions: WriteConditions;
}

export interface Removed {
  readonly versionId?: string;
  /** A delete marker was created or deleted. */
  readonly isDeleteMarker: boolean;
}

/**
 * Deletes an object: permanently if the bucket has no versioning or a version id is given, otherwise by adding a delete
 * marker. Succeeds if there is no such object. Throws PreconditionFailed or NoSuchKey if a condition does not hold.
 */
export async function removeObject(
  deps: WriteDeps,
  removal: ObjectRemoval,
  call: Call,
): Promise<Removed> {
  const { bucket, key, versionId, conditions } = removal;
  return deps.locks.run(`${bucket.name}/${key}`, async () => {
    const objects = await deps.buckets.objects(bucket.name);
    return objects.duringWrite(async () => {
      const newest = objects.newest(key);
      checkWriteConditions(key, newest, conditions);
      const isPermanent = versionId !== undefined || !bucket.versioning;
      if (!isPermanent) {
        const event = 'ObjectRemoved:DeleteMarkerCreated';
        return addDeleteMarker(deps, objects, { bucket, key, event }, call);
      }
      if (versionId === undefined) await objects.removeDamaged(key);
      const versions = objects.index.versions(key);
      const named = versions.find(
        (version) => version.versionId === (versionId ?? NULL_VERSION_ID),
      );
      if (named) {
        const event = 'ObjectRemoved:Delete';
        await removeVersion(deps, objects, { bucket, version: named, event }, call);
      }
      return {
        ...(versionId === undefined ? {} : { versionId }),
        isDeleteMarker: named?.isDeleteMarker ?? false,
      };
    });
  });
}

/** Deletes a version permanently, and sends the bucket's notifications. Must be called under the key's lock. */
export async function removeVersion(
  deps: Pick<WriteDeps, 'notifications'>,
  objects: BucketObjects,
  removal: { readonly bucket: Bucket; readonly version: VersionFacts; readonly event: EventName },
  call: Call,
): Promise<void> {
  const { bucket, version, event } = removal;
  const pending = await deps.notifications.prepare(bucket, version, event, call);
  await pending.around(() => objects.remove(version));
}

/** Adds a delete marker, and sends the bucket's notifications. Must be called under the key's lock. */
export async function addDeleteMarker(
  deps: Pick<WriteDeps, 'notifications' | 'sequence' | 'clock'>,
  objects: BucketObjects,
  removal: { readonly bucket: Bucket; readonly key: string; readonly event: EventName },
  call: Call,
): Promise<Removed> {
  const { bucket, key, event } = removal;
  const marker: ObjectVersion = {
    key,
    versionId: bucket.versioning === 'Enabled' ? newVersionId() : NULL_VERSION_ID,
    sequence: deps.sequence.next(),
    isDeleteMarker: true,
    size: 0,
    etag: 'd41d8cd98f00b204e9800998ecf8427e',
    lastModified: wholeSeconds(deps.clock.now()),
    checksums: {},
    checksumType: 'FULL_OBJECT',
    headers: {},
    metadata: {},
    tags: {},
  };
  const pending = await deps.notifications.prepare(bucket, marker, event, call);
  await pending.around(() => objects.commit(marker, undefined));
  return { versionId: marker.versionId, isDeleteMarker: true };
}
