import { describe, expect, it } from 'vitest';
import { JsonError, parseJson } from '../../../../../services/emulator/aws/wire/parse-json.ts';

describe('parseJson', () => {
  it('parses what JSON.parse parses', () => {
    const text = '{"a":[1,"b\\"[{,",{"\\\\":"\\\\"}],"c":null}';

    expect(parseJson(text)).toStrictEqual(JSON.parse(text));
  });

  it('takes a text of megabytes, brackets and quotes in it included', () => {
    const code = `${'[{,'.repeat(500_000)}${'"\\'.repeat(500_000)}`;

    expect(parseJson(JSON.stringify({ code }))).toStrictEqual({ code });
  });

  it('takes the base64 of a package of 50 MB, and looks at it once', () => {
    const text = `{"Code":{"ZipFile":"${Buffer.alloc(50_000_000).toString('base64')}"}}`;

    const { Code } = parseJson(text) as { Code: { ZipFile: string } };

    expect(Code.ZipFile.length).toBe(66_666_668);
  });

  it.each([
    ['nested deeply', '['.repeat(1_000_000), 'nested more than 100 deep'],
    ['nested deeply in members', '{"a":'.repeat(1_000_000), 'nested more than 100 deep'],
    ['of many items', `[${'1,'.repeat(1_000_000)}1]`, 'more than 10000 values'],
    ['of many members', `{${'"a":1,'.repeat(1_000_000)}"b":1}`, 'more than 10000 values'],
    ['of many empty lists', `[${'[],'.repeat(60_000)}[]]`, 'more than 10000 values'],
    ['of many megabytes', `{${' '.repeat(8 * 1024 * 1024)}}`, 'more than 8388608 characters'],
    [
      'a long text with escapes',
      JSON.stringify('"'.repeat(5_000_000)),
      'outside of long plain texts',
    ],
    ['cut in a text', '{"a":"', 'malformed'],
  ])('refuses a body that is %s', (_, text, why) => {
    expect(() => parseJson(text)).toThrow(JsonError);
    expect(() => parseJson(text)).toThrow(why);
  });
});
