import { expect, it } from 'vitest';
import { parseSize, showSize } from '../../../../services/devkit/local/byte-size.ts';
import { readConfig } from '../../../../services/devkit/local/config.ts';

it.each([
  ['5GB', 5e9],
  ['5 GB', 5e9],
  ['500mb', 5e8],
  ['1.5GiB', 1_610_612_736],
  ['2TB', 2e12],
  ['1000000', 1e6],
  ['', undefined],
  ['GB', undefined],
  ['-5GB', undefined],
  ['5 apples', undefined],
  ['1e9', undefined],
  ['constructor', undefined],
])('reads %s as %s bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

it.each([
  [5e9, '5 GB'],
  [4_560_000_000, '4.6 GB'],
  [999, '999 B'],
  [73_400_320, '73.4 MB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(showSize(bytes)).toBe(text);
});

it('takes no limit that was meant in another unit', () => {
  expect(() => readConfig({ DATA_LIMIT: '5' })).toThrow(
    'DATA_LIMIT must be a size of at least 1MB, such as 5GB or 500MB (got "5").',
  );
  expect(readConfig({ DATA_LIMIT: '500MB' }).dataLimit).toBe(500_000_000);
});
