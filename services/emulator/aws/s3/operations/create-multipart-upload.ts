import type { CreateMultipartUploadOutput, CreateMultipartUploadRequest } from '@aws-sdk/client-s3';
import type { ChecksumName } from '../../digests.ts';
import { checksumName } from '../checksums.ts';
import type { S3Deps } from '../deps.ts';
import { invalidRequest } from '../errors.ts';
import { abortMembers } from '../lifecycle/expiration.ts';
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

/** Creates a multipart upload. */
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
    ...abortMembers(bucket, upload),
    ...(checksum ? { ChecksumAlgorithm: checksum, ChecksumType: upload.checksumType } : {}),
  };
}

/** CRC64NVME is always full object, and SHA always composite. CRC32 and CRC32C can be either. */
function checksumTypeOf(
  checksum: ChecksumName | undefined,
  requested: CreateMultipartUploadRequest['ChecksumType'],
): 'FULL_OBJECT' | 'COMPOSITE' {
  const usual = checksum === undefined || checksum === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  if (requested === undefined || requested === usual) return usual;
  if (checksum === 'CRC32' || checksum === 'CRC32C') return requested;
  throw invalidRequest(
    `The ${requested} checksum type cannot be used with the ${checksum} checksum algorithm.`,
  );
}
