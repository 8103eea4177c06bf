import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../nlu/random.ts';
import { wordsOfLanguage } from '../../../../nlu/spelling/english-words.ts';
import { languageOf } from '../../../../nlu/spelling/language.ts';
import { Speller } from '../../../../nlu/spelling/speller.ts';
import { typoKind } from '../../../../nlu/spelling/typo-kind.ts';
import { editDistance } from '../../../../nlu/text/edit-distance.ts';

const counts = new Map([
  ['password', 9],
  ['account', 4],
  ['amount', 2],
  ['zoom', 3],
  ['moodle', 1],
  ['email', 2],
  ['what', 2],
]);
const speller = new Speller(counts, languageOf('en_US'));

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

describe('the edit distance up to one', () => {
  it('is that of a higher limit, if it is one at most', () => {
    const random = seededRandom(3);
    const word = () =>
      Array.from(
        { length: 1 + Math.floor(random() * 5) },
        () => 'ab'[Math.floor(random() * 2)],
      ).join('');
    for (let round = 0; round < 5_000; round++) {
      const [a, b] = [word(), word()];
      expect(editDistance(a, b, 1), `${a} ${b}`).toBe(Math.min(editDistance(a, b, 5), 2));
    }
  });
});

describe('the kind of a typo', () => {
  it('is likelier to be a swap than an extra letter, and that likelier than a far key', () => {
    const order = [typoKind('wnat', 'want'), typoKind('helo', 'hello'), typoKind('wnat', 'what')];
    expect(order).toStrictEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(3);
  });

  it.each([
    { name: 'a neighbouring key', written: 'roboy', meant: 'robot' },
    { name: 'a letter left out', written: 'paymet', meant: 'payment' },
    { name: 'a letter put in', written: 'vhello', meant: 'hello' },
  ])('may be $name', ({ written, meant }) => {
    expect(typoKind(written, meant)).toBe(typoKind('helo', 'hello'));
  });
});

describe('the speller', () => {
  it.each([
    { name: 'a word with one typo', word: 'zoomm', meant: 'zoom' },
    { name: 'a long word with two', word: 'paswordd', meant: 'password' },
    { name: 'the more frequent of two that are as near', word: 'accmount', meant: 'account' },
    { name: 'a word that only the language has', word: 'paymet', meant: 'payment' },
    { name: "the bot's word before one of the language", word: 'moodl', meant: 'moodle' },
    { name: "the bot's word before a likelier typo of another", word: 'emal', meant: 'email' },
    { name: "a much likelier typo before the bot's word", word: 'wnat', meant: 'want' },
    { name: 'a short word that lacks a letter', word: 'hlp', meant: 'help' },
    { name: 'a word with the wrong vowel', word: 'seperate', meant: 'separate' },
  ])('corrects $name', ({ word, meant }) => {
    expect(speller.correct(word)).toBe(meant);
  });

  it.each([
    { name: 'known words', word: 'zoom' },
    { name: 'words of the language', word: 'mount' },
    { name: 'names', word: 'jason' },
    { name: 'contractions without their apostrophe', word: 'dont' },
    { name: 'contractions and possessives', word: "isn't" },
    { name: 'the possessive of a name', word: "jason's" },
    { name: 'very short words', word: 'zm' },
    { name: 'identifiers', word: 'passw0rd' },
    { name: 'very long words', word: 'passwordpasswordpasswordx' },
    { name: 'words that resemble nothing', word: 'xqzvkj' },
    { name: 'words that resemble a name alone', word: 'asdf' },
    { name: 'short jargon beside a vowel of the language', word: 'wifi' },
    { name: 'short jargon beside a key of the language', word: 'ssid' },
    { name: 'longer jargon at a far letter of the language', word: 'danke' },
  ])('leaves $name as they are', ({ word }) => {
    expect(speller.correct(word)).toBe(word);
  });

  it("corrects only towards a bot's words if the language is unknown", () => {
    const french = new Speller(new Map([['compte', 2]]), languageOf('fr_CA'));

    expect(french.correct('comppte')).toBe('compte');
    expect(french.correct('paymet')).toBe('paymet');
    expect(french.correct('mot')).toBe('mot');
  });
});

describe('the words of a language', () => {
  it('are none for languages that there is no list of', () => {
    expect(wordsOfLanguage('fr_CA').size).toBe(0);
    expect(wordsOfLanguage('en_GB').has('colour')).toBe(true);
    expect(languageOf('fr_CA').has('colour')).toBe(false);
  });
});
