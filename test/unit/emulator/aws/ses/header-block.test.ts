import { describe, expect, it } from 'vitest';
import {
  fieldValue,
  isHeaderLonger,
  joinMail,
  splitMail,
} from '../../../../../services/emulator/aws/mail-box/header-block.ts';

describe('splitMail', () => {
  it.each([
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\nbody\r\n\r\nC: 3'],
    ['LF', 'A: 1\nB: 2\n\nbody\n\nC: 3'],
  ])('ends the header at the first empty line, with %s', (_name, raw) => {
    const { fields, body } = splitMail(Buffer.from(raw));

    expect(fields.map(({ name }) => name)).toStrictEqual(['a', 'b']);
    expect(body.toString()).toMatch(/^\r?\nbody/);
  });

  it('keeps the lines of a folded field together', () => {
    const { fields } = splitMail(Buffer.from('Subject: one\r\n two\r\n\tthree\r\nTo: x\r\n\r\n'));

    expect(fields.map(fieldValue)).toStrictEqual(['one two\tthree', 'x']);
  });

  it('reads a mail without an empty line as header only', () => {
    const { fields, body } = splitMail(Buffer.from('A: 1\r\nB: 2'));

    expect(fields).toHaveLength(2);
    expect(body).toHaveLength(0);
  });

  it('reads a mail that starts with an empty line as body only', () => {
    const { fields, body } = splitMail(Buffer.from('\r\nFrom: eve@example.org\r\n\r\n'));

    expect(fields).toStrictEqual([]);
    expect(body.toString()).toContain('From: eve@example.org');
  });
});

it('joins what was split, byte for byte', () => {
  const raw = Buffer.from(
    'A: 1\r\nB: \u00e9 two\r\n lines\r\n\r\nb\u0000dy \ud83c\udf93\r\n',
    'utf8',
  );

  expect(joinMail(splitMail(raw))).toStrictEqual(raw);
});

describe('isHeaderLonger', () => {
  it.each([
    ['A: 1\r\n\r\nbody', 6, false],
    ['A: 1\r\n\r\nbody', 5, true],
    ['A: 1\n\nbody', 5, false],
    ['A: 1', 4, false],
    ['A: 1', 3, true],
    ['', 0, false],
  ])('of %j than %i bytes is %s', (raw, maxBytes, isLonger) => {
    expect(isHeaderLonger(Buffer.from(raw), maxBytes)).toBe(isLonger);
  });
});
