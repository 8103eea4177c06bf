import { invalidArgument } from './errors.ts';
import type { IndexEntry } from './index-entry.ts';
import { compareKeys } from './key-order.ts';
import { LIMITS } from './limits.ts';
import type { ObjectIndex } from './object-index.ts';
import { urlEncodeKey } from './url-encode.ts';

export interface ListingRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** List only names that sort after this key, or after all keys of this common prefix. */
  readonly after: string;
  readonly maxKeys: number;
}

export interface Listing {
  readonly contents: readonly IndexEntry[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of this page, if there are more. */
  readonly next?: string;
}

/** Keys that are passed in one step, a fraction of a millisecond: a bucket may have a million delete markers in a row. */
const KEYS_AT_ONCE = 1000;

/**
 * Returns one page of the current objects of a bucket in key order, with common prefixes rolled up. Yields now and then; the
 * index may change in between, and the page then has the change if it comes to it later.
 */
export function* listCurrent(
  index: ObjectIndex,
  request: ListingRequest,
): Generator<void, Listing> {
  const { prefix, delimiter, after, maxKeys } = request;
  if (maxKeys === 0) return { contents: [], commonPrefixes: [] };
  const contents: IndexEntry[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  let passed = 0;
  let cursor = index.from(startOf(request));
  for (let step = cursor.next(); !step.done; step = cursor.next()) {
    const [version] = step.value;
    const key = version?.key ?? '';
    if (!key.startsWith(prefix)) break;
    passed += 1;
    if (passed % KEYS_AT_ONCE === 0) {
      yield;
      // Comes to this key again, if it is still there.
      cursor = index.from(key);
      continue;
    }
    const rolledUp = rollUp(key, prefix, delimiter);
    const isListed = key === after || (rolledUp !== undefined && [after, last].includes(rolledUp));
    if (!version || version.isDeleteMarker || isListed) continue;
    if (contents.length + commonPrefixes.length === maxKeys) {
      return { contents, commonPrefixes, next: last };
    }
    if (rolledUp === undefined) contents.push(version);
    else {
      commonPrefixes.push(rolledUp);
      cursor = index.from(pastPrefix(rolledUp));
    }
    last = rolledUp ?? key;
  }
  return { contents, commonPrefixes };
}

/** Returns the common prefix of a key: up to the first delimiter after the requested prefix. */
export function rollUp(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** Returns the page size, 0 to 1,000. Throws InvalidArgument if the requested one is negative or not an integer. */
export function pageSize(requested: number | undefined): number {
  const size = requested ?? LIMITS.listKeys;
  if (size < 0 || !Number.isInteger(size)) {
    throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', {
      ArgumentName: 'maxKeys',
      ArgumentValue: size,
    });
  }
  return Math.min(size, LIMITS.listKeys);
}

/** Returns a function that encodes names for a response, if the client asks for it. */
export function nameEncoder(encodingType: string | undefined): (name: string) => string {
  if (encodingType === undefined) return (name) => name;
  if (encodingType === 'url') return urlEncodeKey;
  throw invalidArgument('Invalid Encoding Method specified in Request', {
    ArgumentName: 'encoding-type',
    ArgumentValue: encodingType,
  });
}

function startOf({ prefix, delimiter, after }: ListingRequest): string {
  const isCommonPrefix = after !== '' && rollUp(after, prefix, delimiter) === after;
  const from = isCommonPrefix ? pastPrefix(after) : after;
  return compareKeys(from, prefix) > 0 ? from : prefix;
}

/** Sorts after all keys that start with the prefix: U+10FFFF is the last code point and a noncharacter. */
export function pastPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
