import { describe, expect, it } from 'vitest';
import { JsonError, parseJson } from '../../../../../services/emulator/aws/wire/parse-json.ts';

describe('parseJson', () => {
  it('parses what JSON.parse parses', async () => {
    const text = '{"a":[1,"b\\"[{,",{"\\\\":"\\\\"}],"c":null}';

    expect(await parseJson(text)).toStrictEqual(JSON.parse(text));
  });

  it('takes a text of megabytes, brackets and quotes in it included', async () => {
    const code = `${'[{,'.repeat(500_000)}${'"\\'.repeat(500_000)}`;

    expect(await parseJson(JSON.stringify({ code }))).toStrictEqual({ code });
  });

  it('takes the base64 of a package of 50 MB, and looks at it once', async () => {
    const text = `{"Code":{"ZipFile":"${Buffer.alloc(50_000_000).toString('base64')}"}}`;

    const { Code } = (await parseJson(text)) as { Code: { ZipFile: string } };

    expect(Code.ZipFile.length).toBe(66_666_668);
  });

  it('lets others in between the check and the parser of a long text', async () => {
    const text = `{"Code":"${'A'.repeat(5_000_000)}"}`;
    const order: string[] = [];
    setImmediate(() => order.push('another'));

    await parseJson(text).then(() => order.push('parsed'));

    expect(order).toStrictEqual(['another', 'parsed']);
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
  ])('refuses a body that is %s', async (_, text, why) => {
    const parsed = expect(parseJson(text)).rejects;

    await parsed.toBeInstanceOf(JsonError);
    await expect(parseJson(text)).rejects.toThrow(why);
  });
});
