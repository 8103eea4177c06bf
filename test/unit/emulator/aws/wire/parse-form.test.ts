import { describe, expect, it } from 'vitest';
import {
  actionIn,
  FormError,
  formSteps,
} from '../../../../../services/emulator/aws/wire/parse-form.ts';

/** Runs all steps. Returns what they return, and how many there were. */
function run(text: string) {
  const steps = formSteps(Buffer.from(text));
  for (let count = 1; ; count += 1) {
    const { done, value } = steps.next();
    if (done) return { parameters: value, count };
  }
}
const parse = (text: string) => run(text).parameters;

describe('formSteps', () => {
  it.each([
    'a=1&b=x+y%20%2B%C3%A9&&c&d=%&e=%zz+1&=f',
    'é=ü+%2',
    'a=%c3%28%ff%E2%82&b=%EF%BB%BFx&c=%F0%9F%98%80%F0%9F%98',
    'a%3Db=c=d&%26=+%+%%41',
  ])('parses %s as URLSearchParams', (text) => {
    expect(parse(text)).toStrictEqual([...new URLSearchParams(text)]);
  });

  it.each(['%F0%9F%98%80', 'é+%2B', '%C3%28', '%%4', '😀'])(
    'parses a long value of %s as URLSearchParams, wherever it is divided',
    (unit) => {
      for (let offset = 0; offset < 12; offset += 1) {
        const text = `v=${'x'.repeat(offset)}${unit.repeat(120_000)}&w=1`;

        expect(parse(text)).toStrictEqual([...new URLSearchParams(text)]);
      }
    },
  );

  it.each(['+', '%', '%ff', '%zz', '%41', 'é', 'a'])(
    'reads 16 megabytes of %s in many steps',
    (unit) => {
      const megabytes = unit.repeat((16 * 1024 * 1024) / Buffer.byteLength(unit));

      const { parameters, count } = run(`a=${megabytes}`);

      expect(parameters[0]?.[1]?.length).toBeGreaterThan(5_000_000);
      expect(count).toBeGreaterThan(30);
    },
  );

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
