import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { embedderFor } from '../../../../nlu/embeddings/utterance-embedder.ts';
import { openInterpreter } from '../../../../nlu/open-interpreter.ts';
import { train } from '../../../../nlu/train.ts';

const english = embedderFor('en_GB');

function nearness(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => english?.embed(text.split(' ')));
  return first?.reduce((sum, value, d) => sum + value * second![d]!, 0) ?? 0;
}

describe('the embedding of an utterance', () => {
  it.each([
    ['car', 'automobile', 'banana'],
    ['cannot log in', 'unable to sign in', 'order a pizza'],
    ['professor', 'teacher', 'printer'],
  ])('is nearer for "%s" and "%s" than for "%s"', (some, near, far) => {
    expect(nearness(some, near)).toBeGreaterThan(nearness(some, far) + 0.2);
  });

  it('has norm 1, whatever the number of words', () => {
    for (const words of [['car'], ['reset', 'my', 'password'], Array(500).fill('car')]) {
      expect(Math.hypot(...(english?.embed(words) ?? []))).toBeCloseTo(1, 5);
    }
  });

  it('is the sum of what each word adds', () => {
    const words = ["don't", 'reset', 'my', 'password'];
    const parts = english?.wordEmbeddings(words) ?? [];

    expect(parts.map(({ word }) => word)).toStrictEqual(words);
    english?.embed(words)?.forEach((value, d) => {
      expect(parts.reduce((sum, { vector }) => sum + vector[d]!, 0)).toBeCloseTo(value, 5);
    });
  });

  it('is missing if no word is known, and for other languages', () => {
    expect(english?.embed(['xqzvkj'])).toBeUndefined();
    expect(english?.embed([])).toBeUndefined();
    expect(english?.wordEmbeddings(['xqzvkj'])).toStrictEqual([]);
    expect(embedderFor('fr_CA')).toBeUndefined();
  });
});

describe('the word vectors', () => {
  it('name their version by their content', async () => {
    const stored = JSON.parse(await readFile('nlu/embeddings/english-vectors.json', 'utf8'));
    const numbers = [stored.lengths, stored.directions].map((text) => Buffer.from(text, 'base64'));
    const content = Buffer.concat([Buffer.from(stored.words), ...numbers]);

    expect(stored.version).toBe(createHash('sha256').update(content).digest('hex'));
    expect(numbers.map(({ length }) => length)).toStrictEqual([
      30_000,
      (30_000 * stored.dimensions) / 2,
    ]);
  });
});

describe('an interpreter', () => {
  const spec = {
    locale: 'en_US',
    slotTypes: {},
    intents: [
      { intent: 'Repair', slots: {}, utterances: ['my car is broken', 'repair my car'] },
      { intent: 'Lunch', slots: {}, utterances: ['what is for lunch', 'order lunch'] },
    ],
  };
  const interpreter = openInterpreter(spec, train(spec));
  const interpret = (text: string) =>
    interpreter.interpret(text, { now: new Date(0), timeZone: 'UTC' }).ranked[0];

  it('understands words that no sample utterance has by similar ones', () => {
    expect(interpret('the automobile')?.intent).toBe('Repair');
    expect(interpret('dinner')?.intent).toBe('Lunch');
  });

  it('names the word whose embedding spoke for an intent', () => {
    expect(interpret('dinner')?.why).toContainEqual(
      expect.stringMatching(/^meaning of "dinner" \+0\.\d\d$/),
    );
  });
});
