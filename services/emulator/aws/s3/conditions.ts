import { NotImplementedError } from '../errors.ts';
import { noSuchKey, preconditionFailed } from './errors.ts';
import type { VersionFacts } from './object-version.ts';

export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

export type WriteConditions = Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>;

/**
 * Returns the name of the condition that fails for a read, or undefined. Evaluates them in the order of RFC 9110
 * §13.2.2: a condition on the ETag overrides the one on the date. An If-Modified-Since date in the future is ignored
 * (§13.1.3), as on AWS.
 */
export function failedReadCondition(
  version: VersionFacts,
  conditions: ReadConditions,
  now: Date,
): keyof ReadConditions | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  const modified = new Date(version.lastModified);
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, version.etag)) return 'IfMatch';
  } else if (IfUnmodifiedSince && modified > IfUnmodifiedSince) return 'IfUnmodifiedSince';
  if (IfNoneMatch !== undefined) {
    if (matches(IfNoneMatch, version.etag)) return 'IfNoneMatch';
  } else if (IfModifiedSince && modified <= IfModifiedSince && IfModifiedSince < now) {
    return 'IfModifiedSince';
  }
  return undefined;
}

/**
 * Checks the conditions of a write against the newest version. Must be called under the key's lock.
 * Throws PreconditionFailed, or NoSuchKey for If-Match without an object, if a condition does not hold.
 */
export function checkWriteConditions(
  key: string,
  newest: VersionFacts | undefined,
  conditions: WriteConditions,
): void {
  const { IfMatch, IfNoneMatch } = conditions;
  const current = newest?.isDeleteMarker ? undefined : newest;
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw new NotImplementedError(`If-None-Match other than * on a write`);
    if (current) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch === undefined) return;
  if (!current) throw noSuchKey(key);
  if (!matches(IfMatch, current.etag)) throw preconditionFailed('If-Match');
}

/** The header is `*`, an entity tag, or a list of them, with or without quotes. */
function matches(header: string, etag: string): boolean {
  return header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((tag) => tag === '*' || tag === etag);
}
