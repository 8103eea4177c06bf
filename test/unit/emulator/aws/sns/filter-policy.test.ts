import { describe, expect, it } from 'vitest';
import { matchesFilter } from '../../../../../services/emulator/aws/sns/filter-policy/matches-filter.ts';
import { parseFilterPolicy } from '../../../../../services/emulator/aws/sns/filter-policy/parse-filter-policy.ts';

const text = (value: string) => ({ dataType: 'String', value });
const number = (value: string) => ({ dataType: 'Number', value });
const list = (value: string) => ({ dataType: 'String.Array', value });

describe('a message passes', () => {
  it.each([
    ['an equal text', '{"a":["x","y"]}', { a: text('y') }, true],
    ['another text', '{"a":["x"]}', { a: text('X') }, false],
    ['an equal number', '{"a":[5]}', { a: number('5.0') }, true],
    ['a number as text', '{"a":[5]}', { a: text('5') }, false],
    ['a prefix', '{"a":[{"prefix":"vid"}]}', { a: text('video') }, true],
    ['another prefix', '{"a":[{"prefix":"vid"}]}', { a: text('avid') }, false],
    ['anything but', '{"a":[{"anything-but":["x","y"]}]}', { a: text('z') }, true],
    ['anything but, met', '{"a":[{"anything-but":"x"}]}', { a: text('x') }, false],
    ['anything but a number, met', '{"a":[{"anything-but":[5]}]}', { a: number('5') }, false],
    ['anything but, absent', '{"a":[{"anything-but":["x"]}]}', {}, false],
    ['anything but a prefix', '{"a":[{"anything-but":{"prefix":"x"}}]}', { a: text('yx') }, true],
    [
      'anything but a prefix, met',
      '{"a":[{"anything-but":{"prefix":"x"}}]}',
      { a: text('xy') },
      false,
    ],
    ['a number in a range', '{"a":[{"numeric":[">",0,"<=",5]}]}', { a: number('5') }, true],
    ['a number at an open end', '{"a":[{"numeric":[">",0,"<",5]}]}', { a: number('5') }, false],
    ['a number that equals', '{"a":[{"numeric":["=",3.015e2]}]}', { a: number('301.5') }, true],
    ['a text where a number is asked', '{"a":[{"numeric":["=",5]}]}', { a: text('5') }, false],
    ['exists', '{"a":[{"exists":true}]}', { a: text('x') }, true],
    ['exists, absent', '{"a":[{"exists":true}]}', { b: text('x') }, false],
    ['exists not', '{"a":[{"exists":false}]}', {}, true],
    ['one of a list', '{"a":["x"]}', { a: list('["w","x"]') }, true],
    ['none of a list', '{"a":["x"]}', { a: list('["w",["x"]]') }, false],
    ['true in a list', '{"a":[true]}', { a: list('[true]') }, true],
    ['null in a list', '{"a":[null]}', { a: list('[null]') }, true],
    ['a list that is broken', '{"a":["x"]}', { a: list('["x"') }, false],
    ['all names', '{"a":["x"],"b":["y"]}', { a: text('x'), b: text('y') }, true],
    ['not all names', '{"a":["x"],"b":["y"]}', { a: text('x') }, false],
    ["a name of an object's own", '{"constructor":[{"exists":true}]}', {}, false],
    ['no names', '{}', {}, true],
  ])('by %s', (_name, policy, attributes, passes) => {
    expect(matchesFilter(parseFilterPolicy(policy), attributes)).toBe(passes);
  });
});

describe('a policy is refused', () => {
  it.each([
    ['that is no JSON', '{', 'failed to parse JSON.'],
    ['that is a list', '[]', 'Filter policy must be a JSON object'],
    ['whose conditions are no list', '{"a":"x"}', '"a" must be an object or an array'],
    ['whose conditions are none', '{"a":[]}', 'Empty arrays are not allowed'],
    [
      'with an operator that nobody knows',
      '{"a":[{"sounds-like":"x"}]}',
      'Unrecognized match type sounds-like',
    ],
    ['with two operators in one', '{"a":[{"prefix":"x","exists":true}]}', 'Match value must be'],
    [
      'with a prefix that is no text',
      '{"a":[{"prefix":5}]}',
      'prefix match pattern must be a string',
    ],
    ['with a number that is none', '{"a":[{"numeric":["=","5"]}]}', 'Value of = must be numeric'],
    [
      'with a range that is none',
      '{"a":[{"numeric":["~",5]}]}',
      'Unrecognized numeric range operator: ~',
    ],
    ['with six names', '{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}', 'more than 5 keys'],
  ])('%s', (_name, policy, why) => {
    expect(() => parseFilterPolicy(policy)).toThrow(`Invalid parameter: FilterPolicy: `);
    expect(() => parseFilterPolicy(policy)).toThrow(why);
  });

  it.each(['suffix', 'equals-ignore-case', 'cidr', 'wildcard'])(
    'as not implemented with the operator %s, which SNS knows',
    (operator) => {
      expect(() => parseFilterPolicy(`{"a":[{"${operator}":"x"}]}`)).toThrow(
        expect.objectContaining({
          code: 'NotImplemented',
          message: expect.stringContaining(operator),
        }),
      );
    },
  );
});
