import { describe, expect, it } from 'vitest';
import { carriedValue } from '../../../../../services/emulator/lex/understanding/carrier.ts';

const UTTERANCES = [
  'my name is {Name}',
  'I am {Name}',
  '{Name} please',
  'call me {Name} for short',
];

describe('the value that a slot utterance carries', () => {
  it.each([
    ['My name is Alex Lee', 'Alex Lee'],
    ['my name is Alex.', 'Alex'],
    ['i am Zoë', 'Zoë'],
    ['Large please!', 'Large'],
    ['call me Al for short', 'Al'],
    ['Alex', undefined],
    ['my name is', undefined],
    ['please', undefined],
    ['call me for short', undefined],
  ])('of "%s" is %s', (text, expected) => {
    expect(carriedValue(text, 'Name', UTTERANCES)).toBe(expected);
  });

  it('is the shortest if several fit', () => {
    expect(carriedValue('it is red', 'Colour', ['{Colour}', 'it is {Colour}'])).toBe('red');
  });
});
