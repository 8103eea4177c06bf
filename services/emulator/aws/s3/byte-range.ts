import { AwsError } from '../errors.ts';
import type { ObjectVersion } from './object-version.ts';

/** Bytes `start` to `end` of an object, both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the range that a read asks for, or undefined for the complete object. Like S3, it ignores a header that is
 * not a single byte range.
 * Throws InvalidRange (416) if no byte of the object is in the range.
 */
export function rangeOf(version: ObjectVersion, header: string | undefined): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return undefined;
  const end =
    last === '' || first === '' ? version.size - 1 : Math.min(Number(last), version.size - 1);
  const start = first === '' ? Math.max(version.size - Number(last), 0) : Number(first);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (start > end) throw invalidRange(version.size, header ?? '');
  return { start, end };
}

/**
 * Returns the range of one uploaded part. An object that was not uploaded in parts is its own part 1.
 * Throws InvalidPartNumber (416) if there is no such part.
 */
export function partRange(version: ObjectVersion, number: number): ByteRange | undefined {
  const parts = version.parts ?? [{ number: 1, size: version.size }];
  let start = 0;
  for (const part of parts) {
    const range = { start, end: start + part.size - 1 };
    if (part.number === number) return part.size > 0 ? range : undefined;
    start += part.size;
  }
  throw new AwsError('InvalidPartNumber', 416, 'The requested partnumber is not satisfiable', {
    members: { PartNumberRequested: number, ActualPartCount: parts.length },
  });
}

function invalidRange(size: number, header: string): AwsError {
  return new AwsError('InvalidRange', 416, 'The requested range is not satisfiable', {
    members: { RangeRequested: header, ActualObjectSize: size },
    headers: { 'content-range': `bytes */${size}` },
  });
}
