import type { PutObjectRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../errors.ts';
import type { Call } from '../service.ts';
import type { ChecksumName, Checksums } from './checksums.ts';
import { CHECKSUM_NAMES, checksumName, statedChecksums } from './checksums.ts';
import { invalidRequest } from './errors.ts';
import type { ReceivedBody } from './receive-body.ts';
import { receiveBody } from './receive-body.ts';

/** Members of a request with a body, which receiveVerified acts on. */
export const BODY_MEMBERS = [
  'Body',
  'ContentLength',
  'ContentMD5',
  'ChecksumAlgorithm',
  ...CHECKSUM_NAMES.map((name) => `Checksum${name}`),
] as const;

export interface Reception {
  readonly folder: string;
  readonly limitBytes: number;
  /** Computed when the client states no checksum. S3 takes CRC64NVME. */
  readonly defaultChecksum: ChecksumName;
}

type BodyInput = Pick<
  PutObjectRequest,
  'Body' | 'ContentLength' | 'ContentMD5' | 'ChecksumAlgorithm'
>;

const TRAILER_NAME = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;

/**
 * Receives a body and holds it against every digest that the client states: Content-MD5, checksum headers, and the
 * trailer, which is in `call.trailers` by the time the body has ended.
 * Throws BadDigest, InvalidDigest, InvalidRequest, IncompleteBody, EntityTooLarge; then nothing is kept.
 */
export async function receiveVerified(
  input: BodyInput,
  call: Call,
  reception: Reception,
): Promise<ReceivedBody> {
  const { folder, limitBytes, defaultChecksum } = reception;
  const announced = announcedTrailer(call);
  const named = namedAlgorithms(input, announced);
  const names = named.length > 0 ? named : [defaultChecksum];
  const received = await receiveBody(input.Body, folder, names, limitBytes);
  try {
    checkLength(input.ContentLength, received, call);
    checkMd5(input.ContentMD5, received);
    checkStated({ ...statedChecksums(input), ...trailerOf(call, announced) }, received);
    return received;
  } catch (error) {
    await received.discard();
    throw error;
  }
}

function announcedTrailer(call: Call): ChecksumName | undefined {
  const name = TRAILER_NAME.exec(call.headers['x-amz-trailer']?.trim().toLowerCase() ?? '')?.[1];
  return name ? checksumName(name) : undefined;
}

function namedAlgorithms(input: BodyInput, announced: ChecksumName | undefined): ChecksumName[] {
  const stated = Object.keys(statedChecksums(input)) as ChecksumName[];
  if (stated.length > 1) {
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const named = new Set([...stated, ...(announced ? [announced] : [])]);
  const algorithm = input.ChecksumAlgorithm && checksumName(input.ChecksumAlgorithm);
  if (algorithm && !named.has(algorithm)) {
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  return [...named];
}

function trailerOf(call: Call, announced: ChecksumName | undefined): Checksums {
  if (!announced) return {};
  const value = call.trailers[`x-amz-checksum-${announced.toLowerCase()}`];
  if (value === undefined) {
    throw new AwsError(
      'MalformedTrailerError',
      400,
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    );
  }
  return { [announced]: value };
}

/** With `aws-chunked` the length on the wire is longer than the body: then the decoded length counts. */
function checkLength(contentLength: number | undefined, received: ReceivedBody, call: Call): void {
  const decoded = call.headers['x-amz-decoded-content-length'];
  const expected = decoded === undefined ? contentLength : Number(decoded);
  if (expected === undefined || expected === received.size) return;
  throw new AwsError(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
}

function checkMd5(stated: string | undefined, received: ReceivedBody): void {
  if (stated === undefined) return;
  const digest = Buffer.from(stated, 'base64');
  if (digest.length !== 16) {
    throw new AwsError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.');
  }
  if (digest.toString('hex') === received.md5) return;
  throw new AwsError(
    'BadDigest',
    400,
    'The Content-MD5 you specified did not match what we received.',
  );
}

function checkStated(stated: Checksums, received: ReceivedBody): void {
  for (const [name, value] of Object.entries(stated)) {
    if (received.checksums[name as ChecksumName] === value) continue;
    throw new AwsError(
      'BadDigest',
      400,
      `The ${name} you specified did not match the calculated checksum.`,
    );
  }
}
