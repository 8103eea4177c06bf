import { describe, expect, it } from 'vitest';
import {
  actionIn,
  FormError,
  parseForm,
} from '../../../../../services/emulator/aws/wire/parse-form.ts';

const parse = (text: string) => parseForm(Buffer.from(text));

describe('parseForm', () => {
  it.each(['a=1&b=x+y%20%2B%C3%A9&&c&d=%&e=%zz+1&=f', 'é=ü+%2'])(
    'parses %s as URLSearchParams',
    (text) => {
      expect(parse(text)).toStrictEqual([...new URLSearchParams(text)]);
    },
  );

  it('reads megabytes of plus signs', () => {
    expect(parse(`a=${'+'.repeat(4_000_000)}`)[0]?.[1]).toHaveLength(4_000_000);
  });

  it.each([
    ['many parameters', 'a=1&'.repeat(1_000_000)],
    ['a long name', `${'a'.repeat(2000)}=1`],
    ['a name of many parts', `${'a.'.repeat(100)}b=1`],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(FormError);
  });
});

describe('actionIn', () => {
  it.each([
    ['Action=ListTopics&Version=1', 'ListTopics'],
    ['Version=1&Action=Publish', 'Publish'],
    ['NotAction=Publish', undefined],
    ['Action=%41', undefined],
    ['', undefined],
  ])('finds the action of %j', (text, action) => {
    expect(actionIn(Buffer.from(text))).toBe(action);
  });
});
