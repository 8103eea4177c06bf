import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { BODY_PACE, steadily } from '../../../base/http/steady-body.ts';
import type { Timers } from '../../../base/timers.ts';
import { AwsError } from '../errors.ts';
import type { BodyLimit } from '../service.ts';
import type { WireRequest } from '../wire/request.ts';
import { tooLarge } from './body-limit.ts';
import { readChunkedBody } from './sigv4/chunked-body.ts';
import type { Verified } from './sigv4/verify.ts';

/** S3's limit for a single put. */
const STREAM_LIMIT: BodyLimit = { maxBytes: 5 * 1024 ** 3 };

/** Yields a body as it arrives. Throws AwsError RequestTimeout if the client sends it too slowly. */
export function arriving(source: AsyncIterable<Buffer>, timers: Timers): AsyncGenerator<Buffer> {
  return steadily(source, { timers, pace: BODY_PACE, slow: requestTimeout });
}

function requestTimeout(): AwsError {
  return new AwsError(
    'RequestTimeout',
    400,
    'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  );
}

/** Reads a whole body. Throws AwsError beyond the limit, before it reads the rest. */
export async function readWhole(source: AsyncIterable<Buffer>, limit: BodyLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of limited(source, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Returns the payload as a stream: framing removed, chunk signatures and the signed hash checked, length limited. The
 * stream fails if the bytes are not those that were signed.
 */
export function readStreamed(
  source: AsyncIterable<Buffer>,
  request: WireRequest,
  verified: Verified | undefined,
  trailers: Record<string, string>,
): Readable {
  const bytes = limited(source, STREAM_LIMIT);
  return Readable.from(checked(bytes, request, verified, trailers), { objectMode: false });
}

/**
 * Yields the bytes as they came, framing included. Holds the last of them back until all have been checked, so that the
 * receiver never gets a complete body that is not the one that was signed.
 */
export async function* readAsReceived(
  source: AsyncIterable<Buffer>,
  request: WireRequest,
  verified: Verified | undefined,
): AsyncGenerator<Buffer> {
  const held: Buffer[] = [];
  const recorded = record(limited(source, STREAM_LIMIT), held);
  for await (const _ of checked(recorded, request, verified, {})) {
    while (held.length > 1) yield held.shift() ?? Buffer.alloc(0);
  }
  for await (const _ of recorded); // reads what follows the end of the framing
  yield* held;
}

async function* record(source: AsyncIterable<Buffer>, into: Buffer[]): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    into.push(chunk);
    yield chunk;
  }
}

/** Yields the payload without its framing, and throws at its end if a signature or the signed hash does not match. */
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

/** Whether a body has aws-chunked framing. */
export function isChunked({ headers }: WireRequest): boolean {
  return (
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
    (headers['content-encoding'] ?? '').split(/, */).includes('aws-chunked')
  );
}

async function* limited(source: AsyncIterable<Buffer>, limit: BodyLimit): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit.maxBytes) throw tooLarge(limit);
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

/** Compares the signed hash with the hash of the body. Throws AwsError 403 if they differ. */
export function requireSameHash(signed: string, computed: string): void {
  if (signed === computed) return;
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    403,
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { members: { ClientComputedContentSHA256: signed, S3ComputedContentSHA256: computed } },
  );
}
