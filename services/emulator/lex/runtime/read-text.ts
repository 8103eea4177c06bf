import { Readable } from 'node:stream';
import { validation } from '../errors.ts';

// 1,024 characters are at most 4,096 bytes.
const MAX_BYTES = 4_096;

/** Reads a body as text. Rejects with ValidationException if it is longer than an input may be. */
export async function readText(body: unknown): Promise<string> {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return decode(body);
  if (!(body instanceof Readable)) throw validation("Value at 'inputStream' can't be read.");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.byteLength;
    if (size > MAX_BYTES) throw tooLong();
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

function decode(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_BYTES) throw tooLong();
  return Buffer.from(bytes).toString('utf8');
}

function tooLong() {
  return validation(
    "1 validation error detected: Value at 'inputStream' failed to satisfy constraint: Member must have length less than or equal to 1024",
  );
}
