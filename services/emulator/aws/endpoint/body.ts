import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AwsError } from '../errors.ts';
import type { WireRequest } from '../wire/request.ts';
import { readChunkedBody } from './sigv4/chunked-body.ts';
import type { Verified } from './sigv4/verify.ts';

/** Most bytes of a body that is read whole: Lambda's largest synchronous payload is 6 MB. */
export const MAX_BUFFERED_BODY = 8 * 1024 * 1024;
/** Most bytes of one upload (S3's limit for a single put). */
export const MAX_STREAMED_BODY = 5 * 1024 ** 3;

/** Reads a body whole. @throws AwsError 413 beyond the limit, before the rest is taken in. */
export async function readWhole(
  source: AsyncIterable<Buffer>,
  limit = MAX_BUFFERED_BODY,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of limited(source, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The bytes that the client meant, as a stream that fails where they are not those that were signed:
 * framing taken off, chunk signatures and the signed hash checked, length limited.
 */
export function readStreamed(
  source: AsyncIterable<Buffer>,
  request: WireRequest,
  verified: Verified | undefined,
  trailers: Record<string, string>,
): Readable {
  const bytes = limited(source, MAX_STREAMED_BODY);
  return Readable.from(checked(bytes, request, verified, trailers), { objectMode: false });
}

/**
 * The bytes as they came, framing included, for whoever reads them himself. The last of them are held back until all
 * have been checked: what receives them never has the whole of a body that isn't what was signed.
 */
export async function* readAsReceived(
  source: AsyncIterable<Buffer>,
  request: WireRequest,
  verified: Verified | undefined,
): AsyncGenerator<Buffer> {
  const held: Buffer[] = [];
  const noted = note(limited(source, MAX_STREAMED_BODY), held);
  for await (const _ of checked(noted, request, verified, {})) {
    while (held.length > 1) yield held.shift() ?? Buffer.alloc(0);
  }
  for await (const _ of noted); // what stands behind the end of the framing
  yield* held;
}

async function* note(source: AsyncIterable<Buffer>, into: Buffer[]): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    into.push(chunk);
    yield chunk;
  }
}

/** The payload: framing taken off, and a failure at its end where a signature or the signed hash does not hold. */
function checked(
  bytes: AsyncIterable<Buffer>,
  request: WireRequest,
  verified: Verified | undefined,
  trailers: Record<string, string>,
): AsyncIterable<Buffer> {
  const declared = request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  if (isChunked(request)) {
    const signing = declared.startsWith('STREAMING-AWS4-HMAC-SHA256') ? verified : undefined;
    return readChunkedBody(bytes, { ...(signing ? { signing } : {}), trailers });
  }
  return /^[0-9a-f]{64}$/.test(declared) ? requireHash(bytes, declared) : bytes;
}

/** Whether a body comes in S3's own framing. */
export function isChunked({ headers }: WireRequest): boolean {
  return (
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
    (headers['content-encoding'] ?? '').split(/, */).includes('aws-chunked')
  );
}

async function* limited(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) {
      throw new AwsError(
        'EntityTooLarge',
        413,
        `Your request exceeds the maximum allowed size of ${limit} bytes.`,
      );
    }
    yield chunk;
  }
}

async function* requireHash(
  source: AsyncIterable<Buffer>,
  expected: string,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  requireSameHash(expected, hash.digest('hex'));
}

/**
 * Compares the hash that was signed with that of the bytes that came.
 * @throws AwsError 403 where they differ.
 */
export function requireSameHash(signed: string, computed: string): void {
  if (signed === computed) return;
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    403,
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { members: { ClientComputedContentSHA256: signed, S3ComputedContentSHA256: computed } },
  );
}
