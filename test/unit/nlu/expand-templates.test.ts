import { describe, expect, it } from 'vitest';
import type { ModelSpec } from '../../../nlu/interpreter.ts';
import { prepareTraining } from '../../../nlu/training/prepare.ts';

const cities = Array.from({ length: 100 }, (_, i) => `city${String(i).padStart(3, '0')}`);

function specOf(utterances: readonly string[], values: readonly string[] = cities): ModelSpec {
  return {
    locale: 'en_US',
    intents: [{ intent: 'Book', slots: { City: 'City' }, utterances }],
    slotTypes: {
      City: {
        kind: 'list',
        toleratesTypos: false,
        isClosed: true,
        values: values.map((value) => ({ value, synonyms: [] })),
      },
    },
  };
}

/** The slot values in the examples of one template, and how many of the examples are samples. */
function learned(spec: ModelSpec) {
  const examples = prepareTraining(spec).examples.filter(
    ({ source, kind }) => source === 0 && (kind === 'sample' || kind === 'variant'),
  );
  return {
    values: examples.map(({ words }) => words.at(-1)),
    samples: examples.filter(({ kind }) => kind === 'sample').length,
  };
}

describe('a template with slots', () => {
  it('is learned with values from all over a long list, and counts as one sample', () => {
    const { values, samples } = learned(specOf(['fly to {City}']));

    expect(values).toHaveLength(12);
    expect(new Set(values).size).toBe(12);
    expect(Math.max(...values.map((value) => cities.indexOf(value ?? '')))).toBeGreaterThan(80);
    expect(samples).toBe(1);
  });

  it('is learned with each value once if there are few', () => {
    expect(learned(specOf(['fly to {City}'], ['oslo', 'rome'])).values.toSorted()).toStrictEqual([
      'oslo',
      'rome',
    ]);
  });

  it('is learned with a value once that its list has in another case, too', () => {
    expect(learned(specOf(['fly to {City}'], ['oslo', 'OSLO', 'Oslo'])).values).toStrictEqual([
      'oslo',
    ]);
  });

  it('is learned with fewer values the more templates there are', () => {
    const many = Array.from({ length: 1_000 }, (_, i) => `fly number ${i} to {City}`);

    expect(learned(specOf(many)).values).toHaveLength(3);
  });

  it('is learned with the name of its slot if its type has no values', () => {
    expect(learned(specOf(['fly to {City}'], [])).values).toStrictEqual(['city']);
  });
});
