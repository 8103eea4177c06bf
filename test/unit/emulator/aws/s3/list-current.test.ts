import { describe, expect, it } from 'vitest';
import { IndexEntry } from '../../../../../services/emulator/aws/s3/index-entry.ts';
import { type Listing, listCurrent } from '../../../../../services/emulator/aws/s3/listing.ts';
import { ObjectIndex } from '../../../../../services/emulator/aws/s3/object-index.ts';
import { aVersion } from '../../../../support/a-version.ts';

const ALL = { prefix: '', delimiter: '', after: '', maxKeys: 1000 };

/** An index of 5,000 keys in ten folders, of which all but every 100th is deleted. */
function anIndex(): ObjectIndex {
  const index = new ObjectIndex();
  for (let at = 0; at < 5000; at += 1) put(index, keyOf(at), at % 100 !== 0);
  return index;
}

const keyOf = (at: number) => `${Math.floor(at / 500)}/${String(at).padStart(4, '0')}`;

function put(index: ObjectIndex, key: string, isDeleteMarker = false): void {
  index.set(key, [new IndexEntry(aVersion({ key, isDeleteMarker }))]);
}

/** Lists to the end; `between` runs at each yield. */
function list(index: ObjectIndex, request = ALL, between: (at: number) => void = () => {}) {
  const steps = listCurrent(index, request);
  for (let yields = 0; ; yields += 1) {
    const { done, value } = steps.next();
    if (done) return { ...namesOf(value), yields };
    between(yields);
  }
}

function namesOf({ contents, commonPrefixes, next }: Listing) {
  return { keys: contents.map(({ key }) => key), commonPrefixes, next };
}

describe('a listing over many delete markers', () => {
  it('has every object once, and stops now and then', () => {
    const { keys, next, yields } = list(anIndex());

    expect(keys).toStrictEqual(Array.from({ length: 50 }, (_, at) => keyOf(at * 100)));
    expect(next).toBeUndefined();
    expect(yields).toBeGreaterThanOrEqual(4);
  });

  it('has every common prefix once', () => {
    const index = anIndex();
    for (let at = 0; at < 5000; at += 100) put(index, keyOf(at), true);
    put(index, keyOf(4999));

    const { keys, commonPrefixes, yields } = list(index, { ...ALL, delimiter: '/' });

    expect(commonPrefixes).toStrictEqual(['9/']);
    expect(keys).toStrictEqual([]);
    expect(yields).toBeGreaterThanOrEqual(4);
  });

  it('goes on in pages', () => {
    const index = anIndex();
    const found: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const { keys, next } = list(index, { ...ALL, after, maxKeys: 7 });
      found.push(...keys);
      after = next;
    }

    expect(found).toStrictEqual(list(index).keys);
  });

  it('goes on at its place if objects come and go at the same time', () => {
    const index = anIndex();

    const { keys } = list(index, ALL, (at) => {
      for (let gone = 0; gone < 5000; gone += 1) if (gone % 100 !== 0) index.set(keyOf(gone), []);
      put(index, `a/${at}`);
    });

    expect(keys.slice(0, 50)).toStrictEqual(Array.from({ length: 50 }, (_, at) => keyOf(at * 100)));
    expect(keys.slice(50)).toStrictEqual(['a/0']);
  });
});
