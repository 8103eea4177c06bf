import type {
  DeletedObject,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  ObjectIdentifier,
} from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { Bucket } from '../buckets.ts';
import type { WriteDeps } from '../deps.ts';
import { malformedXml } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { removeObject } from '../remove-object.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Delete',
  'ChecksumAlgorithm',
  'ExpectedBucketOwner',
]);
const IDENTIFIER_OPTIONS: ReadonlySet<string> = new Set(['Key', 'VersionId', 'ETag']);

/** Deletes up to 1,000 objects. Each succeeds or fails on its own. */
export async function deleteObjects(
  deps: WriteDeps,
  input: DeleteObjectsRequest,
  call: Call,
): Promise<DeleteObjectsOutput> {
  refuseOtherOptions('DeleteObjects', input, SUPPORTED_OPTIONS);
  const bucket = deps.buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const named = input.Delete?.Objects ?? [];
  if (named.length === 0 || named.length > LIMITS.deleteKeys) {
    throw malformedXml(`Delete takes 1 to ${LIMITS.deleteKeys} objects, got ${named.length}.`);
  }
  const deleted: DeletedObject[] = [];
  const errors: NonNullable<DeleteObjectsOutput['Errors']> = [];
  for (const one of named) {
    try {
      deleted.push(await deleteOne(deps, bucket, one, call));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ ...identityOf(one), Code: error.code, Message: error.message });
    }
  }
  return {
    ...(input.Delete?.Quiet ? {} : { Deleted: deleted }),
    ...(errors.length > 0 ? { Errors: errors } : {}),
  };
}

async function deleteOne(
  deps: WriteDeps,
  bucket: Bucket,
  identifier: ObjectIdentifier,
  call: Call,
): Promise<DeletedObject> {
  refuseOtherOptions('DeleteObjects', identifier, IDENTIFIER_OPTIONS);
  const { Key: key = '', VersionId: versionId, ETag: etag } = identifier;
  const removal = { bucket, key, versionId, conditions: { IfMatch: etag } };
  const { isDeleteMarker, versionId: removed } = await removeObject(deps, removal, call);
  return {
    ...identityOf(identifier),
    ...(isDeleteMarker && removed ? { DeleteMarker: true, DeleteMarkerVersionId: removed } : {}),
  };
}

function identityOf({ Key, VersionId }: ObjectIdentifier) {
  return { Key, ...(VersionId === undefined ? {} : { VersionId }) };
}
