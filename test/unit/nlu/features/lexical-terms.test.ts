import { describe, expect, it } from 'vitest';
import { lexicalTerms } from '../../../../nlu/features/lexical-terms.ts';
import { openVectoriser } from '../../../../nlu/features/vectoriser.ts';
import { fitVocabulary } from '../../../../nlu/features/vocabulary.ts';
import { words } from '../../../../nlu/text/tokens.ts';

function plain(text: string) {
  return { words: words(text), values: [] };
}

describe('the terms of an utterance', () => {
  const [neighbours = [], pairs = [], contentPairs = [], parts = []] = lexicalTerms(
    plain("i don't see passwords"),
  );

  it('are stems with their neighbours, contractions read as words', () => {
    expect(neighbours).toEqual(
      expect.arrayContaining(['w:password', 'w:< i', 'w:do not', 'w:password >']),
    );
  });

  it('are pairs of stems however far apart', () => {
    expect(pairs).toContain('p:i password');
    expect(contentPairs).toStrictEqual(['q:password see']);
  });

  it('are parts of the words that say what it is about', () => {
    expect(parts).toContain('c: pass');
    expect(parts).not.toContain('c: not ');
  });

  it('read every number alike', () => {
    expect(lexicalTerms(plain('room 42'))).toStrictEqual(lexicalTerms(plain('room 7')));
  });

  it('show slot values as their types beside their words', () => {
    const [terms] = lexicalTerms({
      words: ['fly', 'to', 'new', 'york'],
      values: [{ start: 2, end: 4, type: 'City' }],
    });

    expect(terms).toEqual(expect.arrayContaining(['w:new york', 'w:{City}', 'w:to {City}']));
  });
});

describe('a vector', () => {
  const wordings = ['reset my password', 'share my screen', 'share a screen'].map(plain);
  const { vectorise } = openVectoriser(fitVocabulary(wordings));
  const lengthOf = (text: string) =>
    vectorise(plain(text)).values.reduce((sum, value) => sum + value * value, 0);

  it('is shorter the less of the utterance is known', () => {
    expect(lengthOf('share my screen')).toBeGreaterThan(lengthOf('share my umbrella'));
    expect(lengthOf('share my umbrella')).toBeGreaterThan(lengthOf('ask our doctor'));
    expect(lengthOf('share my screen')).toBeLessThanOrEqual(1 + 1e-6);
  });

  it('is empty where nothing is known', () => {
    expect(vectorise(plain('')).columns).toHaveLength(0);
  });
});
