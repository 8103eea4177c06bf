import { beforeEach, describe, expect, it } from 'vitest';
import { wordVectorsOf } from '../../../../../nlu/embeddings/word-vectors.ts';
import { dot, WordTable } from '../../../../../services/bot/helpdesk/answers/words/word-table.ts';

const vectors = wordVectorsOf('en');
if (!vectors) throw new Error('there are no vectors for English');

/** More words than a table has room for at first. */
const WORDS = Int32Array.from({ length: 3_000 }, (_, at) => at * 7);

let table: WordTable;
beforeEach(() => {
  table = new WordTable(vectors);
});

/** The cosine of two words as it is defined. */
function plainCosine(a: number, b: number): number {
  const [one, other] = [a, b].map((word) => vectors?.vectorOf(vectors.words[word] ?? ''));
  if (!one || !other) throw new Error('no such word');
  let [product, oneSquare, otherSquare] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    product += value * (other[at] ?? 0);
    oneSquare += value * value;
    otherSquare += (other[at] ?? 0) ** 2;
  }
  return product / Math.sqrt(oneSquare * otherSquare);
}

function cosinesOf(word: number, others = WORDS): Float32Array {
  const into = new Float32Array(others.length);
  table.cosines(word, others, into, 0);
  return into;
}

describe('the table of words', () => {
  it('has the cosine of a word with each of many others, met for the first time or again', () => {
    const first = cosinesOf(5);

    for (let at = 0; at < WORDS.length; at += 100)
      expect(first[at]).toBeCloseTo(plainCosine(5, WORDS[at] ?? 0), 5);
    expect(cosinesOf(5)).toStrictEqual(first);
    expect(new WordTable(vectors).norm(5)).toBe(table.norm(5));
  });

  it('has the same cosines after so many other words that the first ones were forgotten', () => {
    const few = WORDS.subarray(0, 20);
    const first = cosinesOf(5, few);
    for (const word of WORDS) cosinesOf(word, few);

    expect(cosinesOf(5, few)).toStrictEqual(first);
  });

  it('writes cosines from a place on, and 0 for words without a vector', () => {
    const into = new Float32Array(4).fill(9);
    table.cosines(5, Int32Array.of(5, -1), into, 1);

    expect(into[0]).toBe(9);
    expect(into[1]).toBeCloseTo(1, 5);
    expect(into[2]).toBe(0);
    expect(into[3]).toBe(9);
  });

  it('finds the largest cosine with any of some words', () => {
    const others = WORDS.subarray(1, 50);

    expect(table.bestCosine(5, others)).toBeCloseTo(Math.max(...cosinesOf(5, others)), 6);
    expect(table.bestCosine(5, new Int32Array(0))).toBe(0);
  });
});

describe('the scalar product', () => {
  it.each([0, 1, 3, 4, 5, 192])('is the sum of the products of %i components', (length) => {
    const a = Float32Array.from({ length }, (_, at) => at + 1);
    const b = Float32Array.from({ length }, (_, at) => 2 * at - 3);
    const sum = a.reduce((total, value, at) => total + value * (b[at] ?? 0), 0);

    expect(dot(a, b)).toBeCloseTo(sum, 3);
  });
});
