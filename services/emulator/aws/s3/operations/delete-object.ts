import type { DeleteObjectOutput, DeleteObjectRequest } from '@aws-sdk/client-s3';
import type { Call } from '../../service.ts';
import type { WriteDeps } from '../deps.ts';
import { removeObject } from '../remove-object.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'VersionId',
  'IfMatch',
  'ExpectedBucketOwner',
]);

/** Deletes an object or one of its versions. */
export async function deleteObject(
  deps: WriteDeps,
  input: DeleteObjectRequest,
  call: Call,
): Promise<DeleteObjectOutput> {
  refuseOtherOptions('DeleteObject', input, SUPPORTED_OPTIONS);
  const bucket = deps.buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const removed = await removeObject(
    deps,
    {
      bucket,
      key: input.Key ?? '',
      versionId: input.VersionId,
      conditions: { IfMatch: input.IfMatch },
    },
    call,
  );
  return {
    ...(removed.versionId === undefined ? {} : { VersionId: removed.versionId }),
    ...(removed.isDeleteMarker ? { DeleteMarker: true } : {}),
  };
}
