import { describe, expect, it } from 'vitest';
import { jsonDefect } from '../../../../services/base/json/json-steps.ts';

function defectIn(text: string): { at: number | undefined; pauses: number } {
  const steps = jsonDefect(text);
  for (let pauses = 0; ; pauses += 1) {
    const step = steps.next();
    if (step.done) return { at: step.value, pauses };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const TEXTS = [
  ...['{}', '[]', ' [ ] ', '0', '-0', '1.5e-7', '"a"', 'true', 'false', 'null', '""', '[[[]],{}]'],
  ...['{"a":1,"b":[true,{"c":null}]}', '{ "a" : 1 }\n', '"\\u00e9\\n\\"\\\\"', '"é€😀"', '[1, 2]'],
  ...['', ' ', '{', '}', '[', ']', '[1,]', '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', '[1 2]', '01'],
  ...['1.', '.5', '+1', '-', '1e', 'tru', 'nul', 'NaN', '"', '"\\x"', '"\\u12g4"', '"\t"', '[}'],
  ...['{]', '{}{}', '[],', '{"a" 1}', "'a'", '"a', '{"a":1', '1 1', '[,1]', '{,}', '\u00a0[]'],
];

describe('the check of JSON in steps', () => {
  it.each(TEXTS)('agrees with JSON.parse about %j', (text) => {
    expect(defectIn(text).at === undefined).toBe(isJson(text));
  });

  it('agrees with JSON.parse about texts with one character changed', () => {
    const text = '{"a":[1.5,"\\u00e9x",{"b":null}],"c":-2e3}';
    const changed = Array.from(text, (_, at) =>
      ['', '"', '{', ']', ',', ':', '0', '\\', ' ', 'e'].map(
        (put) => text.slice(0, at) + put + text.slice(at + 1),
      ),
    ).flat();

    expect(changed.filter((one) => (defectIn(one).at === undefined) !== isJson(one))).toEqual([]);
  });

  it('pauses within megabytes, however flat or deep they are', () => {
    for (const text of [`[${'{},'.repeat(700_000)}{}]`, '['.repeat(1e6) + ']'.repeat(1e6)]) {
      const { at, pauses } = defectIn(text);

      expect(at).toBeUndefined();
      expect(pauses).toBeGreaterThan(20);
    }
  });

  it('names the place of the defect', () => {
    expect(defectIn(`[${'1,'.repeat(100_000)}]`).at).toBe(200_001);
  });
});
