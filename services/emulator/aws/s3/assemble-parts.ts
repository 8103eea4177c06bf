import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { CompleteMultipartUploadRequest } from '@aws-sdk/client-s3';
import { type ChecksumName, digestOf } from '../digests.ts';
import { AwsError } from '../errors.ts';
import type { Bucket } from './buckets.ts';
import { type Checksums, sentChecksums } from './checksums.ts';
import type { S3Deps } from './deps.ts';
import { invalidRequest } from './errors.ts';
import { LIMITS } from './limits.ts';
import { receiveBody } from './receive-body.ts';
import type { Upload, UploadedPart } from './uploads.ts';
import type { ObjectWrite } from './write-object.ts';

export interface Assembled {
  readonly object: Pick<
    ObjectWrite,
    'dataFile' | 'size' | 'etag' | 'checksums' | 'checksumType' | 'parts'
  >;
  discard(): Promise<void>;
}

/**
 * Joins parts to one file and verifies it against the size and checksums that the client sent.
 * Throws BadDigest if a checksum does not match, InvalidRequest if the size or the checksum type does not.
 */
export async function assembleParts(
  { buckets, uploads }: Pick<S3Deps, 'buckets' | 'uploads'>,
  bucket: Bucket,
  upload: Upload,
  parts: readonly UploadedPart[],
  request: CompleteMultipartUploadRequest,
): Promise<Assembled> {
  if (request.ChecksumType && request.ChecksumType !== upload.checksumType) {
    throw invalidRequest(`The upload was created using the ${upload.checksumType} checksum mode.`);
  }
  const checksum = upload.checksum ?? 'CRC64NVME';
  const paths = parts.map((part) => uploads.partPath(bucket.name, upload, part));
  const folder = buckets.incoming(bucket.name);
  const received = await receiveBody(concatenated(paths), folder, [checksum], LIMITS.objectBytes);
  try {
    const checksums =
      upload.checksumType === 'COMPOSITE' ? await composite(checksum, parts) : received.checksums;
    checkClientValues(request, checksums, received.size);
    return {
      object: {
        dataFile: received.path,
        size: received.size,
        etag: compositeEtag(parts.map((part) => Buffer.from(part.etag, 'hex'))),
        checksums,
        checksumType: upload.checksumType,
        parts: parts.map(({ number, size, checksums: own }) => ({ number, size, checksums: own })),
      },
      discard: received.discard,
    };
  } catch (error) {
    await received.discard();
    throw error;
  }
}

async function* concatenated(paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}

/** Returns the ETag of an object that was uploaded in parts: the MD5 of their MD5s, followed by the number of parts. */
export function compositeEtag(digests: readonly Uint8Array[]): string {
  return `${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${digests.length}`;
}

async function composite(name: ChecksumName, parts: readonly UploadedPart[]): Promise<Checksums> {
  const digests = parts.map((part) => Buffer.from(part.checksums[name] ?? '', 'base64'));
  return { [name]: `${await digestOf(name, Buffer.concat(digests))}-${parts.length}` };
}

/** Clients send a composite checksum with or without the number of parts. */
function checkClientValues(
  input: CompleteMultipartUploadRequest,
  checksums: Checksums,
  size: number,
): void {
  if (input.MpuObjectSize !== undefined && input.MpuObjectSize !== size) {
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${input.MpuObjectSize} does not match what was computed: ${size}`,
    );
  }
  for (const [name, value] of Object.entries(sentChecksums(input))) {
    const computed = checksums[name as ChecksumName];
    if (computed === value || computed?.replace(/-\d+$/, '') === value) continue;
    throw new AwsError(
      'BadDigest',
      400,
      `The ${name} you specified did not match the calculated checksum.`,
    );
  }
}
