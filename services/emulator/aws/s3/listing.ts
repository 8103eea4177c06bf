import type { BucketObjects } from './bucket-objects.ts';
import { invalidArgument } from './errors.ts';
import { compareKeys, lowerBound } from './key-order.ts';
import { LIMITS } from './limits.ts';
import type { ObjectVersion } from './object-version.ts';
import { urlEncodeKey } from './url-encode.ts';

export interface ListingRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only what sorts after this is listed; a common prefix with its delimiter counts whole. */
  readonly after: string;
  readonly maxKeys: number;
}

export interface Listing {
  readonly contents: readonly ObjectVersion[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix, where there is more to come. */
  readonly next?: string;
}

/** One page of the current objects of a bucket in key order, with what a delimiter hides rolled up. */
export function listCurrent(objects: BucketObjects, request: ListingRequest): Listing {
  const { prefix, delimiter, after, maxKeys } = request;
  const { keys } = objects.index;
  if (maxKeys === 0) return { contents: [], commonPrefixes: [] };
  const contents: ObjectVersion[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  for (let index = startOf(keys, request); index < keys.length; ) {
    const key = keys[index] ?? '';
    if (!key.startsWith(prefix)) break;
    const version = objects.newest(key);
    const rolledUp = rollUp(key, prefix, delimiter);
    const isListed = key === after || (rolledUp !== undefined && [after, last].includes(rolledUp));
    if (!version || version.isDeleteMarker || isListed) {
      index += 1;
      continue;
    }
    if (contents.length + commonPrefixes.length === maxKeys) {
      return { contents, commonPrefixes, next: last };
    }
    if (rolledUp === undefined) contents.push(version);
    else commonPrefixes.push(rolledUp);
    last = rolledUp ?? key;
    index = rolledUp === undefined ? index + 1 : lowerBound(keys, pastPrefix(rolledUp));
  }
  return { contents, commonPrefixes };
}

/** The prefix that stands for a key: up to the first delimiter after the prefix asked for. */
export function rollUp(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** The page size asked for: 0 to 1,000. Throws InvalidArgument on a negative one. */
export function pageSize(asked: number | undefined): number {
  const size = asked ?? LIMITS.listKeys;
  if (size < 0 || !Number.isInteger(size)) {
    throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', {
      ArgumentName: 'maxKeys',
      ArgumentValue: size,
    });
  }
  return Math.min(size, LIMITS.listKeys);
}

/** How names are written in a response: as they are, or encoded where the client asks for it. */
export function nameEncoder(encodingType: string | undefined): (name: string) => string {
  if (encodingType === undefined) return (name) => name;
  if (encodingType === 'url') return urlEncodeKey;
  throw invalidArgument('Invalid Encoding Method specified in Request', {
    ArgumentName: 'encoding-type',
    ArgumentValue: encodingType,
  });
}

function startOf(keys: readonly string[], { prefix, delimiter, after }: ListingRequest): number {
  const isCommonPrefix = after !== '' && rollUp(after, prefix, delimiter) === after;
  const from = isCommonPrefix ? pastPrefix(after) : after;
  return lowerBound(keys, compareKeys(from, prefix) > 0 ? from : prefix);
}

/** Sorts after the keys that begin with the prefix: U+10FFFF is the last code point, and no character. */
function pastPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
