import { expect, it } from 'vitest';
import {
  counted,
  duration,
  fileSize,
  share,
  wholeNumber,
} from '../../../../../services/devkit/console/page/wording/numbers.ts';

it.each([
  [0, '0.0 s'],
  [420, '0.4 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [185_000, '3 min 5 s'],
  [3_599_900, '1 h 0 min'],
  [7_800_000, '2 h 10 min'],
])('reads %i ms as %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

it.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [20_480, '20 kB'],
  [999_600, '1.0 MB'],
  [10_485_760, '10.5 MB'],
])('reads %i bytes as %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text);
});

it('separates thousands, counts things, and has no share of nothing', () => {
  expect(wholeNumber(12_345)).toBe('12,345');
  expect(counted(1, 'reply', 'replies')).toBe('1 reply');
  expect(counted(0, 'reply', 'replies')).toBe('0 replies');
  expect(share(1, 3)).toBe('33%');
  expect(share(0, 0)).toBe('–');
});
