import { beforeEach, describe, expect, it } from 'vitest';
import { WordCache } from '../../../../nlu/text/word-cache.ts';

let cache: WordCache<number | undefined>;
let made: string[];
beforeEach(() => {
  cache = new WordCache();
  made = [];
});

function lengthOf(word: string): number | undefined {
  return cache.remember(word, (own) => {
    made.push(own);
    return own === 'nothing' ? undefined : own.length;
  });
}

describe('a cache of words', () => {
  it('makes what it is asked for once', () => {
    expect([lengthOf('zoom'), lengthOf('zoom')]).toStrictEqual([4, 4]);
    expect(made).toStrictEqual(['zoom']);
  });

  it.each([
    { name: 'what is undefined', word: 'nothing' },
    { name: 'words that are too long to recur', word: 'x'.repeat(31) },
  ])('does not remember $name', ({ word }) => {
    lengthOf(word);
    lengthOf(word);

    expect(made).toStrictEqual([word, word]);
  });

  it('forgets all of it when it is too much', () => {
    for (let i = 0; i <= 20_000; i++) lengthOf(`word${i}`);
    made = [];
    lengthOf('word0');
    lengthOf('word20000');

    expect(made).toStrictEqual(['word0']);
  });
});
