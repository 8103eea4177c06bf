import { createHash, createHmac } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { sha256 } from './canonical-request.ts';
import type { Verified } from './verify.ts';

/** How an aws-chunked body is protected, as `x-amz-content-sha256` says. */
export interface ChunkedSettings {
  /** Absent for `STREAMING-UNSIGNED-PAYLOAD-TRAILER`. */
  readonly signing?: Verified;
  /** Filled with the trailers, lower-case, once the body has been read to its end. */
  readonly trailers: Record<string, string>;
}

const MAX_LINE = 16_384;

/**
 * Removes the framing of an aws-chunked body and checks the signature of each chunk, if the chunks are signed.
 * Throws AwsError 400 on broken framing, 403 if the signature of a chunk does not match.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export async function* readChunkedBody(
  source: AsyncIterable<Buffer>,
  settings: ChunkedSettings,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  let previous = settings.signing?.signature.value ?? '';
  for (;;) {
    const { size, signature } = parseChunkHeader(await reader.line());
    const hash = createHash('sha256');
    for (let left = size; left > 0; ) {
      const bytes = await reader.upTo(left);
      hash.update(bytes);
      left -= bytes.length;
      yield bytes;
    }
    if (settings.signing) {
      previous = requireChunkSignature(settings.signing, previous, hash.digest('hex'), signature);
    }
    if (size === 0) break;
    if ((await reader.line()) !== '') throw incomplete('a chunk is longer than its header says');
  }
  await readTrailers(reader, settings, previous);
}

function parseChunkHeader(line: string): { size: number; signature: string } {
  const [sizeText = '', extension = ''] = line.split(';');
  if (!/^[0-9a-fA-F]{1,8}$/.test(sizeText))
    throw incomplete('a chunk does not start with its size');
  return {
    size: Number.parseInt(sizeText, 16),
    signature: extension.replace('chunk-signature=', ''),
  };
}

function requireChunkSignature(
  { signature, signingKey }: Verified,
  previous: string,
  dataHash: string,
  given: string,
): string {
  const scope = `${signature.date}/${signature.region}/${signature.service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256-PAYLOAD',
    signature.timestamp,
    scope,
    previous,
    sha256(''),
    dataHash,
  ].join('\n');
  return requireEqual(signingKey, toSign, given);
}

async function readTrailers(
  reader: ByteReader,
  { signing, trailers }: ChunkedSettings,
  previous: string,
): Promise<void> {
  let given: string | undefined;
  for (let line = await reader.line(true); line !== ''; line = await reader.line(true)) {
    const colon = line.indexOf(':');
    if (colon < 1) throw incomplete('a trailer has no colon');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'x-amz-trailer-signature') given = value;
    else trailers[name] = value;
  }
  if (!signing || Object.keys(trailers).length === 0) return;
  const { signature, signingKey } = signing;
  const canonical = Object.entries(trailers)
    .map(([name, value]) => `${name}:${value}\n`)
    .sort()
    .join('');
  const scope = `${signature.date}/${signature.region}/${signature.service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256-TRAILER',
    signature.timestamp,
    scope,
    previous,
    sha256(canonical),
  ];
  requireEqual(signingKey, toSign.join('\n'), given ?? '');
}

function requireEqual(key: Buffer, toSign: string, given: string): string {
  const expected = createHmac('sha256', key).update(toSign).digest('hex');
  if (given === expected) return expected;
  throw new AwsError(
    'SignatureDoesNotMatch',
    403,
    'The signature of a chunk of the body does not match.',
  );
}

function incomplete(why: string): AwsError {
  return new AwsError('IncompleteBody', 400, `The aws-chunked body can't be read: ${why}.`);
}

/** Reads a stream of buffers by line or by number of bytes. */
class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#buffer = this.#buffer.length === 0 ? value : Buffer.concat([this.#buffer, value]);
    return true;
  }

  /** Returns the next line without its CR LF; at the end of the stream the rest, if `mayEnd`. */
  async line(mayEnd = false): Promise<string> {
    let end = this.#buffer.indexOf('\r\n');
    while (end < 0) {
      if (this.#buffer.length > MAX_LINE) throw incomplete('a line is too long');
      if (await this.#more()) end = this.#buffer.indexOf('\r\n');
      else if (mayEnd) end = this.#buffer.length;
      else throw incomplete('it ends too early');
    }
    const line = this.#buffer.toString('latin1', 0, end);
    this.#buffer = this.#buffer.subarray(end + 2);
    return line;
  }

  /** Returns at least one and at most `count` bytes. */
  async upTo(count: number): Promise<Buffer> {
    while (this.#buffer.length === 0) {
      if (!(await this.#more())) throw incomplete('it ends too early');
    }
    const bytes = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(bytes.length);
    return bytes;
  }
}
