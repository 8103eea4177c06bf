import type {
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
} from '@aws-sdk/client-s3';
import { CHECKSUM_NAMES } from '../../digests.ts';
import type { Call } from '../../service.ts';
import { assembleParts } from '../assemble-parts.ts';
import { checksumMembers } from '../checksums.ts';
import { chosenParts } from '../chosen-parts.ts';
import type { S3Deps } from '../deps.ts';
import { versionMember } from '../find-version.ts';
import { expirationMember } from '../lifecycle/expiration.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { writeObject } from '../write-object.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'UploadId',
  'MultipartUpload',
  'ChecksumType',
  'MpuObjectSize',
  'IfMatch',
  'IfNoneMatch',
  'ExpectedBucketOwner',
  ...CHECKSUM_NAMES.map((name) => `Checksum${name}`),
]);

/** Creates an object from the parts that the client lists. */
export async function completeMultipartUpload(
  deps: S3Deps,
  input: CompleteMultipartUploadRequest,
  call: Call,
): Promise<CompleteMultipartUploadOutput> {
  refuseOtherOptions('CompleteMultipartUpload', input, SUPPORTED_OPTIONS);
  const { buckets, uploads } = deps;
  const bucket = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  return uploads.locks.run(input.UploadId ?? '', async () => {
    const upload = await uploads.require(bucket.name, input.Key, input.UploadId);
    const parts = chosenParts(await uploads.parts(bucket.name, upload), upload, input);
    const assembled = await assembleParts(deps, bucket, upload, parts, input);
    try {
      const version = await writeObject(
        deps,
        {
          bucket,
          key: upload.key,
          ...assembled.object,
          attributes: upload.attributes,
          conditions: input,
          event: 'ObjectCreated:CompleteMultipartUpload',
        },
        call,
      );
      await uploads.remove(bucket.name, upload);
      return {
        Location: `${call.endpoint}/${bucket.name}/${encodeURIComponent(upload.key)}`,
        Bucket: bucket.name,
        Key: upload.key,
        ETag: `"${version.etag}"`,
        ...checksumMembers(version.checksums),
        ChecksumType: version.checksumType,
        ServerSideEncryption: 'AES256',
        ...expirationMember(bucket, version),
        ...versionMember(bucket, version),
      };
    } finally {
      await assembled.discard();
    }
  });
}
