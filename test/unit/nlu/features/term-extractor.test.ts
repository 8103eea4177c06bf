import { describe, expect, it } from 'vitest';
import { embedderFor } from '../../../../nlu/embeddings/utterance-embedder.ts';
import { TermExtractor } from '../../../../nlu/features/term-extractor.ts';
import { TermIndex } from '../../../../nlu/features/term-index.ts';
import { VectorBuffer } from '../../../../nlu/features/vector-buffer.ts';
import { openVectoriser } from '../../../../nlu/features/vectoriser.ts';
import { learnVocabulary } from '../../../../nlu/features/vocabulary.ts';
import type { AnnotatedUtterance } from '../../../../nlu/text/annotated-utterance.ts';
import { words } from '../../../../nlu/text/tokens.ts';

function plain(text: string): AnnotatedUtterance {
  return { words: words(text), values: [] };
}

function termsOf(utterance: AnnotatedUtterance): string[][] {
  const index = new TermIndex();
  const blocks = new TermExtractor(index, { isLearning: true }).extract(utterance);
  return blocks.map((block) => block.map((term) => index.textOf(term)));
}

describe('the terms of an utterance', () => {
  const [neighbours = [], pairs = [], contentPairs = [], parts = []] = termsOf(
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
    expect(termsOf(plain('room 42'))).toStrictEqual(termsOf(plain('room 7')));
  });

  it('show slot values as their types, and as words', () => {
    const [terms] = termsOf({
      words: ['fly', 'to', 'new', 'york', 'today'],
      values: [{ start: 2, end: 4, type: 'City' }],
    });

    expect(terms).toEqual(
      expect.arrayContaining(['w:new york', 'w:{City}', 'w:to {City}', 'w:{City} todai']),
    );
  });

  it('show two values side by side, at the edges', () => {
    const values = ['Day', 'City'].map((type, start) => ({ start, end: start + 1, type }));
    const [terms] = termsOf({ words: ['monday', 'rome'], values });

    expect(terms).toEqual(expect.arrayContaining(['w:< {Day}', 'w:{Day} {City}', 'w:{City} >']));
  });
});

describe('an index of terms', () => {
  it('reads the terms that it wrote', () => {
    const terms = ['w:reset', 'w:reset my', 'p:a z', 'q:a z', 'c: re', 'w:{City} >'];
    const index = new TermIndex();

    expect(terms.map((term) => index.addText(term))).toStrictEqual([0, 1, 2, 3, 4, 5]);
    expect(terms.map((_, number) => index.textOf(number))).toStrictEqual(terms);
  });

  it('numbers unknown terms negatively', () => {
    const index = new TermIndex();
    index.addText('w:known');
    const [block = []] = new TermExtractor(index, { isLearning: false }).extract(
      plain('known stranger'),
    );

    expect(block.filter((term) => term >= 0)).toStrictEqual([0]);
    expect(block).toHaveLength(5);
  });

  it('pairs the same unknown word once, and different ones each', () => {
    const extractor = new TermExtractor(new TermIndex(), { isLearning: false });
    const pairsIn = (text: string) => extractor.extract(plain(text))[1]!.length;

    expect(pairsIn('share umbrella umbrella')).toBe(1);
    expect(pairsIn('share umbrella doctor')).toBe(3);
  });
});

describe('a vector', () => {
  const utterances = ['reset my password', 'share my screen', 'share a screen'].map(plain);
  const sourced = utterances.map((utterance, source) => ({ utterance, source }));
  const { vocabulary, vectoriser } = learnVocabulary(sourced);
  const lengthOf = (text: string) =>
    vectoriser.vectorise(plain(text)).values.reduce((sum, value) => sum + value * value, 0);

  it('is shorter the less of the utterance is known', () => {
    expect(lengthOf('share my screen')).toBeGreaterThan(lengthOf('share my umbrella'));
    expect(lengthOf('share my umbrella')).toBeGreaterThan(lengthOf('ask our doctor'));
    expect(lengthOf('share my screen')).toBeLessThanOrEqual(1 + 1e-6);
  });

  it('has the weights of its utterances, however often one was made with other values', () => {
    const oftener = sourced.flatMap((one) => (one.source === 0 ? [one, one, one] : [one]));

    expect(learnVocabulary(oftener).vocabulary).toStrictEqual(vocabulary);
  });

  it('has norm 1 at most with an embedding, which has columns of its own', () => {
    const embedder = embedderFor('en_US')!;
    const learned = learnVocabulary(sourced, embedder);
    const long = 'share my screen and reset a password '.repeat(40).trim();
    for (const text of ['share my screen', 'ask our doctor', 'xqzv', long]) {
      const { columns, values } = learned.vectoriser.vectorise(plain(text));
      expect(Math.hypot(...values)).toBeLessThanOrEqual(1 + 1e-6);
      expect(columns.filter((column) => column >= vocabulary.terms.length)).toHaveLength(
        text === 'xqzv' ? 0 : embedder.dimensions,
      );
    }
    expect(
      Math.hypot(...learned.vectoriser.vectorise(plain('share my screen')).values),
    ).toBeGreaterThan(0.9);
  });

  it('is the same with an opened vocabulary as with the one being learned', () => {
    const opened = openVectoriser(vocabulary);

    for (const text of ['share my screen', 'share my umbrella', 'reset a screen']) {
      expect(opened.vectorise(plain(text))).toStrictEqual(vectoriser.vectorise(plain(text)));
    }
  });

  it('is empty if nothing is known', () => {
    expect(vectoriser.vectorise(plain('')).columns).toHaveLength(0);
  });
});

describe('the memory that vectors are made in', () => {
  it('grows with a vector, and is reused for the next', () => {
    const buffer = new VectorBuffer();
    for (let column = 0; column < 3_000; column++) buffer.add(column, column / 2);
    const first = buffer.copy();
    buffer.clear();
    buffer.add(7, 1);

    expect([first.columns.length, first.columns[17], first.values[2_999]]).toStrictEqual([
      3_000,
      17,
      2_999 / 2,
    ]);
    expect(buffer.copy()).toStrictEqual({
      columns: Int32Array.of(7),
      values: Float32Array.of(1),
    });
  });
});
