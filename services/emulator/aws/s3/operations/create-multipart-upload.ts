import type { CreateMultipartUploadOutput, CreateMultipartUploadRequest } from '@aws-sdk/client-s3';
import { type ChecksumName, checksumName } from '../checksums.ts';
import type { S3Deps } from '../deps.ts';
import { invalidRequest } from '../errors.ts';
import { ATTRIBUTE_MEMBERS, attributesOf } from '../object-attributes.ts';
import { checkedKey } from '../object-key.ts';
import { refuseOtherOptions } from '../supported-options.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'ChecksumAlgorithm',
  'ChecksumType',
  'ExpectedBucketOwner',
  ...ATTRIBUTE_MEMBERS,
]);

/** Begins an upload in parts. */
export async function createMultipartUpload(
  { buckets, uploads, clock }: Pick<S3Deps, 'buckets' | 'uploads' | 'clock'>,
  input: CreateMultipartUploadRequest,
): Promise<CreateMultipartUploadOutput> {
  refuseOtherOptions('CreateMultipartUpload', input, SUPPORTED_OPTIONS);
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const checksum = input.ChecksumAlgorithm && checksumName(input.ChecksumAlgorithm);
  const upload = await uploads.create(bucket.name, {
    key: checkedKey(input.Key),
    initiated: clock.now().toISOString(),
    attributes: attributesOf(input),
    ...(checksum ? { checksum } : {}),
    checksumType: checksumTypeOf(checksum, input.ChecksumType),
  });
  return {
    Bucket: bucket.name,
    Key: upload.key,
    UploadId: upload.uploadId,
    ServerSideEncryption: 'AES256',
    ...(checksum ? { ChecksumAlgorithm: checksum, ChecksumType: upload.checksumType } : {}),
  };
}

/** CRC64NVME is only ever of the whole object, a SHA only ever of the parts' digests; CRC32 and CRC32C can be both. */
function checksumTypeOf(
  checksum: ChecksumName | undefined,
  asked: CreateMultipartUploadRequest['ChecksumType'],
): 'FULL_OBJECT' | 'COMPOSITE' {
  const usual = checksum === undefined || checksum === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  if (asked === undefined || asked === usual) return usual;
  if (checksum === 'CRC32' || checksum === 'CRC32C') return asked;
  throw invalidRequest(
    `The ${asked} checksum type cannot be used with the ${checksum} checksum algorithm.`,
  );
}
