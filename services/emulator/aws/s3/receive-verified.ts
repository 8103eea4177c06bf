import type { PutObjectRequest } from '@aws-sdk/client-s3';
import { CHECKSUM_NAMES, type ChecksumName } from '../digests.ts';
import { AwsError } from '../errors.ts';
import type { Call } from '../service.ts';
import { type Checksums, checksumName, sentChecksums } from './checksums.ts';
import { invalidRequest } from './errors.ts';
import type { ReceivedBody } from './receive-body.ts';
import { receiveBody } from './receive-body.ts';

/** Members of a request with a body that receiveVerified supports. */
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
  /** Computed if the client sends no checksum. S3 uses CRC64NVME. */
  readonly defaultChecksum: ChecksumName;
}

type BodyInput = Pick<
  PutObjectRequest,
  'Body' | 'ContentLength' | 'ContentMD5' | 'ChecksumAlgorithm'
>;

const TRAILER_NAME = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;

/**
 * Receives a body and verifies it against every digest that the client sent: Content-MD5, checksum headers, and the
 * trailer, which is in `call.trailers` once the body has ended. Keeps nothing if it throws.
 * Throws BadDigest if a digest does not match, InvalidDigest or InvalidRequest if the digests are not valid,
 * IncompleteBody if the length differs, EntityTooLarge beyond `limitBytes`.
 */
export async function receiveVerified(
  input: BodyInput,
  call: Call,
  reception: Reception,
): Promise<ReceivedBody> {
  const { folder, limitBytes, defaultChecksum } = reception;
  const trailer = trailerAlgorithm(call);
  const named = namedAlgorithms(input, trailer);
  const names = named.length > 0 ? named : [defaultChecksum];
  const received = await receiveBody(input.Body, folder, names, limitBytes);
  try {
    checkLength(input.ContentLength, received, call);
    checkMd5(input.ContentMD5, received);
    checkChecksums({ ...sentChecksums(input), ...trailerChecksum(call, trailer) }, received);
    return received;
  } catch (error) {
    await received.discard();
    throw error;
  }
}

function trailerAlgorithm(call: Call): ChecksumName | undefined {
  const name = TRAILER_NAME.exec(call.headers['x-amz-trailer']?.trim().toLowerCase() ?? '')?.[1];
  return name ? checksumName(name) : undefined;
}

function namedAlgorithms(input: BodyInput, trailer: ChecksumName | undefined): ChecksumName[] {
  const sent = Object.keys(sentChecksums(input)) as ChecksumName[];
  if (sent.length > 1) {
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const named = new Set([...sent, ...(trailer ? [trailer] : [])]);
  const algorithm = input.ChecksumAlgorithm && checksumName(input.ChecksumAlgorithm);
  if (algorithm && !named.has(algorithm)) {
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  return [...named];
}

function trailerChecksum(call: Call, trailer: ChecksumName | undefined): Checksums {
  if (!trailer) return {};
  const value = call.trailers[`x-amz-checksum-${trailer.toLowerCase()}`];
  if (value === undefined) {
    throw new AwsError(
      'MalformedTrailerError',
      400,
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    );
  }
  return { [trailer]: value };
}

/** With `aws-chunked`, Content-Length includes the chunk headers, so the decoded length is checked instead. */
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

function checkMd5(sent: string | undefined, received: ReceivedBody): void {
  if (sent === undefined) return;
  const digest = Buffer.from(sent, 'base64');
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

function checkChecksums(sent: Checksums, received: ReceivedBody): void {
  for (const [name, value] of Object.entries(sent)) {
    if (received.checksums[name as ChecksumName] === value) continue;
    throw new AwsError(
      'BadDigest',
      400,
      `The ${name} you specified did not match the calculated checksum.`,
    );
  }
}
