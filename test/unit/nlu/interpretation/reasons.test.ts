import { expect, it } from 'vitest';
import { TermKind } from '../../../../nlu/features/term.ts';
import { reasonsFor } from '../../../../nlu/interpretation/reasons.ts';

/** Two intents; the columns are those of two terms and of an embedding with two dimensions. */
const classifier = {
  classes: 2,
  weights: Float32Array.of(1, 0, 0.5, 0, 2, -1, 0, 1),
  bias: Float32Array.of(0, 0),
};
const inputs = {
  classifier,
  vocabulary: {
    terms: [`${TermKind.words}fix`, `${TermKind.parts}fix`],
    weights: Float32Array.of(1, 1),
  },
  vector: {
    columns: Int32Array.of(0, 1, 2, 3),
    values: Float32Array.of(0.5, 0.2, 0.6 * 0.8, 0.6 * 0.6),
  },
  wordEmbeddings: [
    { word: 'fix', vector: Float32Array.of(0.5, 0) },
    { word: 'car', vector: Float32Array.of(0.3, 0.6) },
  ],
};

it('lists what terms and word embeddings added to the margin, the largest first', () => {
  expect(reasonsFor(0, inputs)).toStrictEqual([
    'meaning of "fix" +0.60',
    '"fix" +0.50',
    'meaning of "car" +0.36',
    'letters "fix" +0.10',
  ]);
});

it('lists only what spoke for an intent, not against it', () => {
  expect(reasonsFor(1, inputs)).toStrictEqual(['meaning of "car" +0.18']);
});
