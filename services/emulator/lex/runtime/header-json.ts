import { gunzipSync, gzipSync } from 'node:zlib';
import { validation } from '../errors.ts';

// Attributes may hold 12 KB; nothing that unpacks to more than this is session state.
const MAX_UNPACKED_BYTES = 256 * 1024;

/** Encodes a value as Lex does in headers: JSON, gzip, base64. */
export function toHeader(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64');
}

/** Decodes such a header. Throws ValidationException naming the member. */
export function fromHeader(name: string, header: string | undefined): unknown {
  if (header === undefined || header === '') return undefined;
  try {
    const packed = Buffer.from(header, 'base64');
    return JSON.parse(gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw validation(
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must be JSON, compressed with gzip and encoded as base64`,
      reason,
    );
  }
}
