import { expect, it } from 'vitest';
import { resolveParameters } from '../../../../../services/emulator/cloudformation/resolve/resolve-parameters.ts';
import { parseTemplate } from '../../../../../services/emulator/cloudformation/template/parse-template.ts';

function resolve(declaration: string, given: Record<string, string>) {
  const text = `Parameters:\n  It: ${declaration}\nResources:\n  A: { Type: X }\n`;
  const { values, problems } = resolveParameters(
    parseTemplate(text, 'a.yaml', () => undefined),
    given,
  );
  return {
    value: values.get('It'),
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  };
}

it.each([
  ['{ Type: String, Default: a }', {}, 'a'],
  ['{ Type: String, Default: a }', { It: 'b' }, 'b'],
  ['{ Type: Number, Default: 3 }', {}, '3'],
  ['{ Type: CommaDelimitedList }', { It: 'a, b' }, ['a', 'b']],
  ['{ Type: CommaDelimitedList }', { It: '' }, []],
])('takes %s with %j as %j', (declaration, given: Record<string, string>, value) => {
  expect(resolve(declaration, given)).toEqual({ value, problems: [] });
});

it.each([
  ['{ Type: String }', {}, '2: Parameter "It" has no value'],
  [
    '{ Type: String, AllowedValues: [a, b] }',
    { It: 'c' },
    '2: Parameter "It" must be one of a, b (got "c")',
  ],
  [
    "{ Type: String, AllowedPattern: '[a-z]+' }",
    { It: 'a1' },
    '2: Parameter "It" must match [a-z]+ (got "a1")',
  ],
  [
    '{ Type: String, MinLength: 2 }',
    { It: 'a' },
    '2: Parameter "It" must have at least 2 characters (got "a")',
  ],
  [
    '{ Type: String, MaxLength: 1 }',
    { It: 'ab' },
    '2: Parameter "It" must have at most 1 characters (got "ab")',
  ],
  ['{ Type: Number }', { It: 'x' }, '2: Parameter "It" must be a number (got "x")'],
  ['{ Type: Number, MinValue: 2 }', { It: '1' }, '2: Parameter "It" must be at least 2 (got "1")'],
  ['{ Type: Number, MaxValue: 2 }', { It: '3' }, '2: Parameter "It" must be at most 2 (got "3")'],
  ['{ Type: String, Default: a }', { Other: 'a' }, '1: Parameter "Other" is not declared'],
])('refuses %s with %j', (declaration, given: Record<string, string>, problem) => {
  expect(resolve(declaration, given).problems).toEqual([problem]);
});
