import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../../nlu/spelling/edit-distance.ts';
import { wordsOfLanguage } from '../../../../nlu/spelling/english-words.ts';
import { createSpeller } from '../../../../nlu/spelling/speller.ts';

const counts = new Map([
  ['password', 9],
  ['account', 4],
  ['amount', 2],
  ['zoom', 3],
]);
const speller = createSpeller(counts, (word) => wordsOfLanguage('en_US').has(word));

describe('the edit distance', () => {
  it.each([
    { name: 'equal words', a: 'zoom', b: 'zoom', distance: 0 },
    { name: 'a letter dropped', a: 'pasword', b: 'password', distance: 1 },
    { name: 'two letters swapped', a: 'psasword', b: 'password', distance: 1 },
    { name: 'a letter replaced', a: 'zoon', b: 'zoom', distance: 1 },
    { name: 'more than the limit', a: 'zoom', b: 'password', distance: 3 },
  ])('counts $name', ({ a, b, distance }) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });
});

describe('the speller', () => {
  it.each([
    { name: 'a word with one typo', word: 'zoomm', meant: 'zoom' },
    { name: 'a long word with two', word: 'paswordd', meant: 'password' },
    { name: 'the more frequent of two that are as near', word: 'accmount', meant: 'account' },
  ])('corrects $name', ({ word, meant }) => {
    expect(speller.correct(word)).toBe(meant);
  });

  it.each([
    { name: 'known words', word: 'zoom' },
    { name: 'words of the language', word: 'mount' },
    { name: 'short words', word: 'zom' },
    { name: 'identifiers', word: 'passw0rd' },
    { name: 'very long words', word: 'passwordpasswordpasswordx' },
    { name: 'words that resemble nothing', word: 'xqzvkj' },
  ])('leaves $name as they are', ({ word }) => {
    expect(speller.correct(word)).toBe(word);
  });

  it('has no words of languages that it has no list of', () => {
    expect(wordsOfLanguage('fr_CA').size).toBe(0);
    expect(wordsOfLanguage('en_GB').has('colour')).toBe(true);
  });
});
