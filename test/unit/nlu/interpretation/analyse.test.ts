import { expect, it } from 'vitest';
import { analyse } from '../../../../nlu/interpretation/analyse.ts';

it('looks up what was meant by no more than forty words, each once: a longer list is no text', () => {
  const looked: string[] = [];
  const speller = {
    isSuspect: () => true,
    correct: (word: string) => {
      looked.push(word);
      return word;
    },
  };
  const text = Array.from({ length: 200 }, (_, i) => `word${'x'.repeat(i % 100)}`).join(' ');

  analyse({ findValues: () => [], speller, types: [] }, text, {
    now: new Date(0),
    timeZone: 'UTC',
  });

  expect(looked).toHaveLength(40);
  expect(new Set(looked).size).toBe(40);
});
