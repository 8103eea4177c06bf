import { describe, expect, it } from 'vitest';
import {
  decodePage,
  decodeText,
} from '../../../../../services/bot/helpdesk/documents/decode-text.ts';

const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

const QUOTES = [0x92, 0x93, 0x94, 0x96, 0x97, 0x85, 0x80, 0x99, 0x9c];

describe('a text that is not UTF-8', () => {
  it.each([
    '',
    '<meta charset=windows-1252>',
    '<meta charset="iso-8859-1">',
    '<meta charset=latin1>',
  ])('has the quotation marks of windows-1252, declared as %j', (declared) => {
    expect(decodePage(bytes(declared, QUOTES))).toBe(`${declared}’“”–—…€™œ`);
  });

  it('is windows-1252 without a declaration, also in captions and Markdown', () => {
    expect(decodeText(bytes('don', [0x92], 't'))).toBe('don’t');
  });

  it('is UTF-8 with a damaged character if most others are right', () => {
    expect(decodeText(bytes('größer, schön, früh ', [0xff]))).toBe('größer, schön, früh \ufffd');
  });
});

describe('the charset of a page', () => {
  const SJIS = [0x83, 0x65, 0x83, 0x58, 0x83, 0x67];

  it.each([
    ['declared first', '<meta charset="shift_jis">'],
    [
      'declared as a content type',
      '<meta http-equiv=Content-Type content="text/html; charset=Shift_JIS">',
    ],
    [
      'declared behind the first 1,024 bytes',
      `<style>${'a{}'.repeat(2000)}</style><meta charset = 'shift_jis'>`,
    ],
    ['declared in XML', '<?xml version="1.0" encoding="Shift_JIS"?>'],
    [
      'not one in a comment or a script',
      '<!-- <meta charset=utf-8> --><script>"<meta charset=utf-8>"</script><meta charset=shift_jis>',
    ],
  ])('is taken: %s', (_, declared) => {
    expect(decodePage(bytes(declared, SJIS))).toBe(`${declared}テスト`);
  });

  it('is that of its byte order mark, whatever it declares', () => {
    expect(decodePage(bytes([0xef, 0xbb, 0xbf], '<meta charset=iso-8859-1>über'))).toBe(
      '<meta charset=iso-8859-1>über',
    );
  });

  it('is not looked for in Markdown that is about charsets', () => {
    expect(decodeText(bytes('Write `<meta charset=shift_jis>`: é'))).toContain('é');
  });
});
