import type { LifecycleRule } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../../../../services/emulator/aws/s3/buckets.ts';
import { dueActions } from '../../../../../../services/emulator/aws/s3/lifecycle/due-actions.ts';
import { dueDate } from '../../../../../../services/emulator/aws/s3/lifecycle/due-date.ts';
import type { ObjectVersion } from '../../../../../../services/emulator/aws/s3/object-version.ts';

const bucketWith = (
  rules: readonly LifecycleRule[],
  versioning?: Bucket['versioning'],
): Bucket => ({
  name: 'b-1',
  region: 'ca-central-1',
  createdAt: '2026-01-01T00:00:00.000Z',
  configurations: { lifecycle: { Rules: rules } },
  ...(versioning ? { versioning } : {}),
});

const rule = (actions: Partial<LifecycleRule>): LifecycleRule => ({
  ID: 'r',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  ...actions,
});

const version = (lastModified: string, more: Partial<ObjectVersion> = {}): ObjectVersion => ({
  key: 'conversations/a/0001.json',
  versionId: 'null',
  sequence: lastModified,
  isDeleteMarker: false,
  size: 10,
  etag: 'e',
  lastModified,
  checksums: {},
  checksumType: 'FULL_OBJECT',
  headers: {},
  metadata: {},
  tags: {},
  ...more,
});

/** In words: `-` removes the version of that date, `+` adds a marker. */
function due(bucket: Bucket, versions: readonly ObjectVersion[], now: string): string[] {
  const { addsMarker, removed } = dueActions(bucket, versions, new Date(now));
  return [...(addsMarker ? ['+'] : []), ...removed.map(({ lastModified }) => `-${lastModified}`)];
}

const OLD = '2026-01-15T10:30:00.000Z';

describe('an age in days', () => {
  it.each([
    ['2014-01-15T10:30:00.000Z', 3, '2014-01-19T00:00:00.000Z'],
    ['2026-02-27T23:59:59.000Z', 1, '2026-03-01T00:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 1, '2026-01-17T00:00:00.000Z'],
  ])('of %s and %i days is due at the next midnight UTC', (since, days, date) => {
    expect(dueDate(since, days).toISOString()).toBe(date);
  });
});

describe('a bucket without versioning', () => {
  const bucket = bucketWith([rule({ Expiration: { Days: 3 } })]);

  it('keeps an object until its midnight', () => {
    expect(due(bucket, [version(OLD)], '2026-01-18T23:59:59Z')).toStrictEqual([]);
  });

  it('deletes it permanently then', () => {
    expect(due(bucket, [version(OLD)], '2026-01-19T00:00:00Z')).toStrictEqual([`-${OLD}`]);
  });

  it('deletes everything of a rule with a date, once that has come', () => {
    const dated = bucketWith([rule({ Expiration: { Date: new Date('2026-01-16') } })]);

    expect(due(dated, [version(OLD)], '2026-01-15T23:00:00Z')).toStrictEqual([]);
    expect(due(dated, [version(OLD)], '2026-01-16T00:00:00Z')).toStrictEqual([`-${OLD}`]);
  });

  it('does nothing for a rule that is disabled', () => {
    const off = bucketWith([rule({ Status: 'Disabled', Expiration: { Days: 3 } })]);

    expect(due(off, [version(OLD)], '2030-01-01T00:00:00Z')).toStrictEqual([]);
  });

  it.each<[string, LifecycleRule['Filter'] & object, boolean]>([
    ['its prefix', { Prefix: 'conversations/' }, true],
    ['another prefix', { Prefix: 'tickets/' }, false],
    ['its tag', { Tag: { Key: 'k', Value: 'v' } }, true],
    ['another value of its tag', { Tag: { Key: 'k', Value: 'w' } }, false],
    ['a smaller size', { ObjectSizeGreaterThan: 9 }, true],
    ['its own size as the lower limit', { ObjectSizeGreaterThan: 10 }, false],
    ['a larger size', { ObjectSizeLessThan: 11 }, true],
    ['its own size as the upper limit', { ObjectSizeLessThan: 10 }, false],
    [
      'all of several conditions',
      { And: { Prefix: 'conv', Tags: [{ Key: 'k', Value: 'v' }], ObjectSizeGreaterThan: 1 } },
      true,
    ],
    [
      'one of several conditions',
      { And: { Prefix: 'conv', Tags: [{ Key: 'x', Value: 'v' }] } },
      false,
    ],
  ])('asks for %s: %o', (_what, filter, applies) => {
    const filtered = bucketWith([rule({ Filter: filter, Expiration: { Days: 1 } })]);
    const found = due(filtered, [version(OLD, { tags: { k: 'v' } })], '2030-01-01T00:00:00Z');

    expect(found).toStrictEqual(applies ? [`-${OLD}`] : []);
  });

  it('reads the prefix of the older form of a rule', () => {
    const { Filter: _none, ...bare } = rule({ Expiration: { Days: 1 } });
    const older = bucketWith([{ ...bare, Prefix: 'tickets/' }]);

    expect(due(older, [version(OLD)], '2030-01-01T00:00:00Z')).toStrictEqual([]);
  });
});

describe('a bucket with versioning', () => {
  const NEWER = '2026-02-01T08:00:00.000Z';
  const NEWEST = '2026-03-01T08:00:00.000Z';
  const marker = (at: string) => version(at, { isDeleteMarker: true, size: 0 });

  it.each(['Enabled', 'Suspended'] as const)('%s: hides what expires by a marker', (versioning) => {
    const bucket = bucketWith([rule({ Expiration: { Days: 3 } })], versioning);

    expect(due(bucket, [version(OLD)], '2026-02-01T00:00:00Z')).toStrictEqual(['+']);
  });

  it('adds no second marker', () => {
    const bucket = bucketWith([rule({ Expiration: { Days: 3 } })], 'Enabled');

    expect(due(bucket, [marker(NEWER), version(OLD)], '2030-01-01T00:00:00Z')).toStrictEqual([]);
  });

  it('deletes noncurrent versions by the age of their successor', () => {
    const bucket = bucketWith(
      [rule({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } })],
      'Enabled',
    );
    const versions = [version(NEWEST), version(NEWER), version(OLD)];

    expect(due(bucket, versions, '2026-03-03T00:00:00Z')).toStrictEqual([]);
    expect(due(bucket, versions, '2026-03-04T00:00:00Z')).toStrictEqual([`-${OLD}`]);
    expect(due(bucket, versions, '2026-04-01T00:00:00Z')).toStrictEqual([`-${NEWER}`, `-${OLD}`]);
  });

  it('keeps as many noncurrent versions as the rule says', () => {
    const action = { NoncurrentDays: 1, NewerNoncurrentVersions: 1 };
    const bucket = bucketWith([rule({ NoncurrentVersionExpiration: action })], 'Enabled');
    const versions = [version(NEWEST), version(NEWER), version(OLD)];

    expect(due(bucket, versions, '2030-01-01T00:00:00Z')).toStrictEqual([`-${OLD}`]);
  });

  it('deletes a marker that hides nothing at once if a rule asks for that', () => {
    const expiration = { ExpiredObjectDeleteMarker: true };
    const bucket = bucketWith([rule({ Expiration: expiration })], 'Enabled');

    expect(due(bucket, [marker(NEWER)], NEWER)).toStrictEqual([`-${NEWER}`]);
    expect(due(bucket, [marker(NEWER), version(OLD)], NEWER)).toStrictEqual([]);
    expect(due(bucket, [version(OLD)], NEWER)).toStrictEqual([]);
  });

  it('deletes a marker that hides nothing at the age of its objects otherwise', () => {
    const bucket = bucketWith([rule({ Expiration: { Days: 3 } })], 'Enabled');

    expect(due(bucket, [marker(NEWER)], '2026-02-04T23:00:00Z')).toStrictEqual([]);
    expect(due(bucket, [marker(NEWER)], '2026-02-05T00:00:00Z')).toStrictEqual([`-${NEWER}`]);
  });
});
