import type { UploadPartCopyOutput, UploadPartCopyRequest } from '@aws-sdk/client-s3';
import { checksumMembers } from '../checksums.ts';
import {
  COPY_SOURCE_MEMBERS,
  type CopySource,
  findCopySource,
  sourceVersionMember,
} from '../copy-source.ts';
import type { S3Deps } from '../deps.ts';
import { entityTooLarge, invalidArgument, noSuchKey } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { checkedPartNumber } from '../part-number.ts';
import { receiveBody } from '../receive-body.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import { wholeSeconds } from '../write-object.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'UploadId',
  'PartNumber',
  'CopySourceRange',
  'ExpectedBucketOwner',
  ...COPY_SOURCE_MEMBERS,
]);

/** Copies one part of an upload from an object, or from a range of it. */
export async function uploadPartCopy(
  { buckets, uploads, clock }: Pick<S3Deps, 'buckets' | 'uploads' | 'clock'>,
  input: UploadPartCopyRequest,
): Promise<UploadPartCopyOutput> {
  refuseOtherOptions('UploadPartCopy', input, SUPPORTED_OPTIONS);
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const number = checkedPartNumber(input.PartNumber);
  const upload = await uploads.require(name, input.Key, input.UploadId);
  const source = await findCopySource({ buckets, clock }, input);
  const bytes = await readSource(source, input.CopySourceRange);
  const checksum = upload.checksum ?? 'CRC64NVME';
  const folder = buckets.incoming(name);
  const received = await receiveBody(bytes, folder, [checksum], LIMITS.putBytes);

  try {
    const { size, md5: etag, checksums } = received;
    const lastModified = wholeSeconds(clock.now());
    await uploads.locks.run(upload.uploadId, async () => {
      await uploads.require(name, input.Key, input.UploadId);
      await uploads.addPart(
        name,
        upload,
        { number, size, etag, checksums, lastModified },
        received,
      );
    });
    return {
      CopyPartResult: {
        ETag: `"${etag}"`,
        LastModified: new Date(lastModified),
        ...checksumMembers(checksums),
      },
      ServerSideEncryption: 'AES256',
      ...sourceVersionMember({ buckets }, source),
    };
  } finally {
    await received.discard();
  }
}

async function readSource({ objects, version }: CopySource, range: string | undefined) {
  const bounds = boundsOf(range, version.size);
  const size = bounds ? bounds.end - bounds.start + 1 : version.size;
  if (size > LIMITS.putBytes) throw entityTooLarge(size, LIMITS.putBytes);
  const file = await objects.openData(version);
  if (!file) throw noSuchKey(version.key);
  return file.createReadStream({ ...bounds, autoClose: true });
}

/** Unlike a read, a copy accepts only `bytes=first-last` within the object. */
function boundsOf(range: string | undefined, size: number) {
  if (range === undefined) return undefined;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  const bounds = { start: Number(first), end: Number(last) };
  if (first !== undefined && bounds.start <= bounds.end && bounds.end < size) return bounds;
  throw invalidArgument(`Range specified is not valid for source object of size: ${size}`, {
    ArgumentName: 'x-amz-copy-source-range',
    ArgumentValue: range,
  });
}
