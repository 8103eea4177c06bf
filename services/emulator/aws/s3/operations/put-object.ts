import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import type { Call } from '../../service.ts';
import { checksumMembers } from '../checksums.ts';
import type { WriteDeps } from '../deps.ts';
import { versionMember } from '../find-version.ts';
import { expirationMember } from '../lifecycle/expiration.ts';
import { LIMITS } from '../limits.ts';
import { ATTRIBUTE_MEMBERS, attributesOf } from '../object-attributes.ts';
import { checkedKey } from '../object-key.ts';
import { BODY_MEMBERS, receiveVerified } from '../receive-verified.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { writeObject } from '../write-object.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'IfMatch',
  'IfNoneMatch',
  'ExpectedBucketOwner',
  ...BODY_MEMBERS,
  ...ATTRIBUTE_MEMBERS,
]);

/** Stores an object of up to 5 GB, after checking its digests and conditions. */
export async function putObject(
  deps: WriteDeps,
  input: PutObjectRequest,
  call: Call,
): Promise<PutObjectOutput> {
  refuseOtherOptions('PutObject', input, SUPPORTED_OPTIONS);
  const bucket = deps.buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const key = checkedKey(input.Key);
  const attributes = attributesOf(input);
  const received = await receiveVerified(input, call, {
    folder: deps.buckets.incoming(bucket.name),
    limitBytes: LIMITS.putBytes,
    defaultChecksum: 'CRC64NVME',
  });

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
        event: 'ObjectCreated:Put',
      },
      call,
    );
    return {
      ETag: `"${version.etag}"`,
      ...checksumMembers(version.checksums),
      ChecksumType: version.checksumType,
      ServerSideEncryption: 'AES256',
      ...expirationMember(bucket, version),
      ...versionMember(bucket, version),
    } satisfies PutObjectOutput;
  } finally {
    await received.discard();
  }
}
