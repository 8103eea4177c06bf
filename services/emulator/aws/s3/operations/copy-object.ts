import type { CopyObjectOutput, CopyObjectRequest } from '@aws-sdk/client-s3';
import type { ChecksumName } from '../../digests.ts';
import type { Call } from '../../service.ts';
import type { Bucket } from '../buckets.ts';
import { checksumMembers, checksumName } from '../checksums.ts';
import {
  COPY_SOURCE_MEMBERS,
  type CopySource,
  findCopySource,
  sourceVersionMember,
} from '../copy-source.ts';
import type { WriteDeps } from '../deps.ts';
import { entityTooLarge, invalidRequest, noSuchKey } from '../errors.ts';
import { versionMember } from '../find-version.ts';
import { expirationMember } from '../lifecycle/expiration.ts';
import { LIMITS } from '../limits.ts';
import { ATTRIBUTE_MEMBERS, attributesOf } from '../object-attributes.ts';
import { checkedKey } from '../object-key.ts';
import type { ObjectAttributes } from '../object-version.ts';
import { receiveBody } from '../receive-body.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { verifiedBytes } from '../verified-bytes.ts';
import { writeObject } from '../write-object.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'MetadataDirective',
  'TaggingDirective',
  'ChecksumAlgorithm',
  'IfMatch',
  'IfNoneMatch',
  'ExpectedBucketOwner',
  ...COPY_SOURCE_MEMBERS,
  ...ATTRIBUTE_MEMBERS,
]);

/** Copies an object of up to 5 GB, with its metadata or with new metadata. */
export async function copyObject(
  deps: WriteDeps,
  input: CopyObjectRequest,
  call: Call,
): Promise<CopyObjectOutput> {
  refuseOtherOptions('CopyObject', input, SUPPORTED_OPTIONS);
  const bucket = deps.buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const key = checkedKey(input.Key);
  const source = await findCopySource(deps, input);
  refuseNoChange(input, bucket, key, source);
  const attributes = copiedAttributes(input, source);
  const received = await receiveCopy(deps, bucket, source, checksumFor(input, source));

  try {
    const version = await writeObject(
      deps,
      {
        bucket,
        key,
        dataFile: received.path,
        size: received.size,
        etag: received.md5,
        checksums: received.checksums,
        checksumType: 'FULL_OBJECT',
        attributes,
        conditions: input,
        event: 'ObjectCreated:Copy',
      },
      call,
    );
    return {
      CopyObjectResult: {
        ETag: `"${version.etag}"`,
        LastModified: new Date(version.lastModified),
        ...checksumMembers(version.checksums),
        ChecksumType: version.checksumType,
      },
      ServerSideEncryption: 'AES256',
      ...expirationMember(bucket, version),
      ...sourceVersionMember(deps, source),
      ...versionMember(bucket, version),
    };
  } finally {
    await received.discard();
  }
}

async function receiveCopy(
  { buckets }: Pick<WriteDeps, 'buckets'>,
  bucket: Bucket,
  { objects, version }: CopySource,
  checksum: ChecksumName,
) {
  if (version.size > LIMITS.putBytes) throw entityTooLarge(version.size, LIMITS.putBytes);
  const file = await objects.openData(version);
  if (!file) throw noSuchKey(version.key);
  const stream = verifiedBytes(file, version, objects);
  return receiveBody(stream, buckets.incoming(bucket.name), [checksum], LIMITS.putBytes);
}

/** A copy keeps the source's checksum algorithm. The checksum itself is computed over the complete object. */
function checksumFor(input: CopyObjectRequest, { version }: CopySource): ChecksumName {
  if (input.ChecksumAlgorithm) return checksumName(input.ChecksumAlgorithm);
  return checksumName(Object.keys(version.checksums)[0] ?? 'CRC64NVME');
}

function copiedAttributes(input: CopyObjectRequest, { version }: CopySource): ObjectAttributes {
  const given = attributesOf(input);
  const { headers, metadata } = input.MetadataDirective === 'REPLACE' ? given : version;
  const { tags } = input.TaggingDirective === 'REPLACE' ? given : version;
  return { headers, metadata, tags };
}

function refuseNoChange(
  input: CopyObjectRequest,
  bucket: Bucket,
  key: string,
  source: CopySource,
): void {
  const isSame = source.bucketName === bucket.name && source.version.key === key;
  const isChange =
    input.MetadataDirective === 'REPLACE' ||
    input.TaggingDirective === 'REPLACE' ||
    input.ServerSideEncryption !== undefined ||
    input.StorageClass !== undefined ||
    /\?versionId=/.test(input.CopySource ?? '');
  if (!isSame || isChange) return;
  throw invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}
