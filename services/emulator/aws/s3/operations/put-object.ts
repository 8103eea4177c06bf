import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3';
import type { Call } from '../../service.ts';
import { checksumMembers } from '../checksums.ts';
import type { WriteDeps } from '../deps.ts';
import { versionMember } from '../find-version.ts';
import { limits } from '../limits.ts';
import { attributeMembers, attributesOf } from '../object-attributes.ts';
import { checkedKey } from '../object-key.ts';
import { bodyMembers, receiveVerified } from '../receive-verified.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { writeObject } from '../write-object.ts';

const options: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'IfMatch',
  'IfNoneMatch',
  'ExpectedBucketOwner',
  ...bodyMembers,
  ...attributeMembers,
]);

/** Stores an object of up to 5 GB, if its digests and conditions hold. */
export async function putObject(
  deps: WriteDeps,
  input: PutObjectRequest,
  call: Call,
): Promise<PutObjectOutput> {
  refuseOtherOptions('PutObject', input, options);
  const bucket = deps.buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const key = checkedKey(input.Key);
  const attributes = attributesOf(input);
  const received = await receiveVerified(input, call, {
    folder: deps.buckets.incoming(bucket.name),
    limitBytes: limits.putBytes,
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
      ...versionMember(bucket, version),
    } satisfies PutObjectOutput;
  } finally {
    await received.discard();
  }
}
