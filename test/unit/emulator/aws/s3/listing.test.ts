import { describe, expect, it } from 'vitest';
import { compareKeys, lowerBound } from '../../../../../services/emulator/aws/s3/key-order.ts';
import { readToken, writeToken } from '../../../../../services/emulator/aws/s3/list-token.ts';
import { urlEncodeKey } from '../../../../../services/emulator/aws/s3/url-encode.ts';

describe('the order of keys', () => {
  it('is that of their UTF-8 bytes', () => {
    const keys = ['b', 'a', 'ab', 'Z', 'é', '\ue000', '\uffee', '🎓', '𝒳', '', 'a\u0000', 'a/'];

    const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

    expect(keys.toSorted(compareKeys)).toStrictEqual(byBytes);
  });

  it.each([
    ['a', 0],
    ['b', 1],
    ['bb', 2],
    ['z', 3],
  ])('has a place for %s', (key, place) => {
    expect(lowerBound(['a', 'b', 'c'], key, (item) => item)).toBe(place);
  });
});

describe('a continuation token', () => {
  it('contains the key to continue after', () => {
    expect(readToken(writeToken('b/ü 🎓'))).toBe('b/ü 🎓');
  });

  it('is rejected if it was not issued', () => {
    expect(() => readToken('made-up')).toThrow('The continuation token provided is incorrect');
  });
});

describe('the encoding of keys', () => {
  it.each([
    ['documents/reset password.html', 'documents/reset+password.html'],
    ["a+b&c=d'(1)!*~", 'a%2Bb%26c%3Dd%27%281%29%21*%7E'],
    ['ü🎓', '%C3%BC%F0%9F%8E%93'],
  ])('makes of %s %s', (key, encoded) => {
    expect(urlEncodeKey(key)).toBe(encoded);
  });
});
