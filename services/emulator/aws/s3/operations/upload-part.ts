import type { UploadPartOutput, UploadPartRequest } from '@aws-sdk/client-s3';
import type { Call } from '../../service.ts';
import { checksumMembers } from '../checksums.ts';
import type { S3Deps } from '../deps.ts';
import { invalidRequest } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { checkedPartNumber } from '../part-number.ts';
import type { ReceivedBody } from '../receive-body.ts';
import { BODY_MEMBERS, receiveVerified } from '../receive-verified.ts';
import { refuseOtherOptions } from '../supported-options.ts';
import type { Upload } from '../uploads.ts';
import { wholeSeconds } from '../write-object.ts';

const SUPPORTED_OPTIONS: ReadonlySet<string> = new Set([
  'Bucket',
  'Key',
  'UploadId',
  'PartNumber',
  'ExpectedBucketOwner',
  ...BODY_MEMBERS,
]);

/** Stores one part of an upload, or replaces it. */
export async function uploadPart(
  { buckets, uploads, clock }: Pick<S3Deps, 'buckets' | 'uploads' | 'clock'>,
  input: UploadPartRequest,
  call: Call,
): Promise<UploadPartOutput> {
  refuseOtherOptions('UploadPart', input, SUPPORTED_OPTIONS);
  const { name } = buckets.require(input.Bucket, input.ExpectedBucketOwner);
  const number = checkedPartNumber(input.PartNumber);
  const upload = await uploads.require(name, input.Key, input.UploadId);
  const received = await receiveVerified(input, call, {
    folder: buckets.incoming(name),
    limitBytes: LIMITS.putBytes,
    defaultChecksum: upload.checksum ?? 'CRC64NVME',
  });

  try {
    refuseOtherChecksum(upload, received);
    const { size, md5: etag, checksums } = received;
    const part = { number, size, etag, checksums, lastModified: wholeSeconds(clock.now()) };
    await uploads.locks.run(upload.uploadId, async () => {
      await uploads.require(name, input.Key, input.UploadId);
      await uploads.addPart(name, upload, part, received);
    });
    return { ETag: `"${etag}"`, ...checksumMembers(checksums), ServerSideEncryption: 'AES256' };
  } finally {
    await received.discard();
  }
}

function refuseOtherChecksum({ checksum }: Upload, { checksums }: ReceivedBody): void {
  if (!checksum || checksum in checksums) return;
  const actual = Object.keys(checksums).join().toLowerCase();
  throw invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${checksum.toLowerCase()}, actual checksum Type: ${actual}`,
  );
}
