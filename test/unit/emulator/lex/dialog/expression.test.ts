import { describe, expect, it } from 'vitest';
import {
  evaluate,
  type Resolve,
} from '../../../../../services/emulator/lex/expression/evaluate.ts';
import { parseExpression } from '../../../../../services/emulator/lex/expression/parse.ts';
import { ExpressionError } from '../../../../../services/emulator/lex/expression/syntax.ts';

const VALUES: Readonly<Record<string, ReturnType<Resolve>>> = {
  'slot Card': { text: '123456789012' },
  'slot Date': { text: '1985-06-15' },
  'slot Time': { text: '09:30' },
  'slot Wait': { text: 'PT30M' },
  'slot Age': { text: '9', isNumeric: true },
  'slot Share': { text: '5%', isNumeric: true },
  'slot City': { text: 'Victoria' },
  'slot Toppings': { text: 'pepperoni,pineapple', values: ['pepperoni', 'pineapple'] },
  'sessionAttribute fallback-count': { text: '2' },
  'sessionAttribute x': { text: 'abc' },
  'requestAttribute flag': { text: 'true' },
  'requestAttribute x-amz-lex:channel': { text: 'web' },
  'property inputMode': { text: 'Speech' },
  'property transcriptions[0].transcriptionConfidence': { text: '1', isNumeric: true },
};

const resolve: Resolve = ({ kind, name }) => VALUES[`${kind} ${name}`];

describe('a condition', () => {
  it.each([
    ['fn.LENGTH({Card}) = 12', true],
    ['fn.LENGTH({Card}) < 12', false],
    ['{Date} < "1990-10-01"', true],
    ['{Date} >= "1990-10-01"', false],
    ['{Time} < "10:00"', true],
    ['{Wait} < P2H', true],
    ['{Wait} > "PT1H"', false],
    ['$.inputMode = "Speech"', true],
    ['$.inputMode = "Text"', false],
    ['$.transcriptions[0].transcriptionConfidence > 0.5', true],
    ['((flag)) = "TRUE"', true],
    ['((x-amz-lex:channel)) = "web"', true],
    ['{Age} < 24', true],
    ['{Age} < "24"', true],
    ['{Age} = 9.0', true],
    ['{Share} < 10', true],
    ['[fallback-count] >= 2', true],
    ['[fallback-count] = "2"', true],
    ['{City} = "victoria"', true],
    ['{City} != "victoria"', false],
    ['{City} = "Vancouver" OR {Age} = 9', true],
    ['{City} = "Victoria" && {Age} = 9', true],
    ['{City} = "Victoria" AND NOT {Age} = 9', false],
    ['!({City} = "Vancouver" || {Age} = 8)', true],
    ['fn.IS_SET({City})', true],
    ['fn.IS_SET([unset])', false],
    ['!fn.IS_SET([unset]) or [unset] = "0"', true],
    ['[unset] = "0"', false],
    ['[unset] != "0"', false],
    ['!([unset] = "0")', true],
    ['fn.COUNT({Toppings}) = 2', true],
    ['fn.COUNT({Empty}) = 0', true],
    ['{Toppings} CONTAINS "PINEAPPLE"', true],
    ['{Toppings} contains "ham"', false],
    ['{Toppings} = "pepperoni,pineapple"', true],
    ['{City} = "Vancouver" OR {City} = "Victoria" AND {Age} = 8', false],
    ['({City} = "Vancouver" OR {City} = "Victoria") AND {Age} = 9', true],
    ['((flag)) = "true" AND (([x] = "abc"))', true],
    ['[x]="abc"AND{Age}=9', true],
    ['{City} = "say \\"hi\\""', false],
  ])('57 %s is %s', (text, expected) => {
    expect(evaluate(parseExpression(text), resolve)).toBe(expected);
  });

  it.each([
    ['', 'was expected at column 1'],
    ['{City}', 'one of = != < <= > >= was expected'],
    ['{City} = ', 'a value was expected'],
    ['"a" = {City}', 'a slot, an attribute or a property was expected'],
    ['{City = "a"', 'is never closed'],
    ['{City} = "a', 'a string is never closed'],
    ['{} = "a"', 'there is no name in {}'],
    ['({City} = "a"', '")" was expected'],
    ['{City} = "a" "b"', 'nothing more was expected'],
    ['{City} = "a" AND', 'was expected'],
    [`${'('.repeat(100)}{City} = "a"`, 'nested too deep'],
    [`${'!'.repeat(100)}{City} = "a"`, 'nested too deep'],
    ['x'.repeat(1025), 'too long'],
    ['{City} ; "a"', 'unexpected'],
  ])('refuses %s', (text, message) => {
    expect(() => parseExpression(text)).toThrow(ExpressionError);
    expect(() => parseExpression(text)).toThrow(message);
  });
});
