import { describe, expect, it } from 'vitest';
import { IndexEntry } from '../../../../../services/emulator/aws/s3/index-entry.ts';
import { compareKeys } from '../../../../../services/emulator/aws/s3/key-order.ts';
import { ObjectIndex } from '../../../../../services/emulator/aws/s3/object-index.ts';
import { aVersion } from '../../../../support/a-version.ts';

const entry = (key: string, sequence = '1') => new IndexEntry(aVersion({ key, sequence }));
const keysOf = (index: ObjectIndex, from = '') =>
  [...index.from(from)].map(([newest]) => newest?.key);

/** The numbers below `count` in an order without order: 7,919 is a prime. */
const scattered = (count: number) =>
  Array.from({ length: count }, (_, index) => (index * 7_919) % count);

/** Keys of several blocks, some of them beyond the basic plane. */
const KEYS = scattered(3_000).map((number) => `${number % 3 ? 'a' : '🎓'}/${number}`);

function indexOf(keys: readonly string[]): ObjectIndex {
  const index = new ObjectIndex();
  for (const key of keys) index.set(key, [entry(key)]);
  return index;
}

describe('the index of a bucket', () => {
  it('has its keys in listing order, in whatever order they come', () => {
    const sorted = KEYS.toSorted(compareKeys);

    expect(keysOf(indexOf(KEYS))).toStrictEqual(sorted);
    expect(keysOf(indexOf(sorted))).toStrictEqual(sorted);
    expect(keysOf(indexOf(sorted.toReversed()))).toStrictEqual(sorted);
  });

  it.each([
    ['a key', (sorted: readonly string[]) => sorted[1_234] ?? ''],
    ['what follows a key', (sorted: readonly string[]) => `${sorted[1_234]}\u0000`],
    ['what precedes all keys', () => ''],
    ['what follows all keys', () => '\u{10FFFF}'],
  ])('is listed from %s', (_where, startIn) => {
    const sorted = KEYS.toSorted(compareKeys);
    const start = startIn(sorted);

    const expected = sorted.filter((key) => compareKeys(key, start) >= 0);
    expect(keysOf(indexOf(KEYS), start)).toStrictEqual(expected);
  });

  it('finds each key, and no other', () => {
    const index = indexOf(KEYS);

    expect(KEYS.filter((key) => index.newest(key)?.key !== key)).toStrictEqual([]);
    expect(KEYS.filter((key) => index.newest(`${key}x`))).toStrictEqual([]);
  });

  it('is empty once all keys are removed', () => {
    const index = indexOf(KEYS);
    const [last = '', ...others] = KEYS.toReversed();
    for (const key of others) index.set(key, []);
    expect([keysOf(index), index.isEmpty]).toStrictEqual([[last], false]);

    index.set(last, []);
    index.set('unknown', []);

    expect([keysOf(index), index.isEmpty]).toStrictEqual([[], true]);
  });

  it('gives keys in pages, whatever changes between two', () => {
    const index = indexOf(['a', 'b', 'c', 'd', 'e']);
    const first = index.keysAfter('', 2);
    index.set('b', []);
    index.set('bb', [entry('bb')]);

    expect([first, index.keysAfter('b', 2)]).toStrictEqual([
      ['a', 'b'],
      ['bb', 'c'],
    ]);
    expect(index.keysAfter('e', 2)).toStrictEqual([]);
  });

  it('has all versions of a key, and one again', () => {
    const index = indexOf(['a', 'b', 'c']);
    const two = [entry('b', '2'), entry('b', '1')];

    index.set('b', two);
    expect(index.versions('b')).toStrictEqual(two);
    expect(keysOf(index)).toStrictEqual(['a', 'b', 'c']);
    index.set('b', two.slice(0, 1));

    expect(index.versions('b')).toStrictEqual(two.slice(0, 1));
  });
});

describe('the entry of a version', () => {
  it('tells what a listing shows', () => {
    const version = aVersion({
      isDeleteMarker: true,
      size: 5 * 1024 ** 4,
      checksums: { SHA256: 's', CRC32: 'c' },
      checksumType: 'COMPOSITE',
      tags: { a: 'b' },
    });

    const { key, versionId, sequence, size, etag, lastModified } = version;
    expect(new IndexEntry(version)).toMatchObject({
      ...{ key, versionId, sequence, size, etag, lastModified },
      isDeleteMarker: true,
      isTagged: true,
      algorithms: expect.arrayContaining(['SHA256', 'CRC32']),
      checksumType: 'COMPOSITE',
    });
  });
});
