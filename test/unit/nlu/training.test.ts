import { describe, expect, it } from 'vitest';
import type { ModelSpec } from '../../../nlu/interpreter.ts';
import { decodeModel, encodeModel } from '../../../nlu/model/encode-model.ts';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { train } from '../../../nlu/train.ts';
import { confidenceWeights } from '../../../nlu/training/confidence-weights.ts';
import { prepareTraining } from '../../../nlu/training/prepare.ts';
import { hashTrainingSet } from '../../../nlu/training/training-set.ts';

const values = ['oslo', 'rome', 'bern', 'lima'].map((value) => ({
  value,
  synonyms: [] as string[],
}));
const spec: ModelSpec = {
  locale: 'en_US',
  intents: [
    { intent: 'Fly', slots: { City: 'City' }, utterances: ['fly to {City}', 'i want to travel'] },
    { intent: 'Stay', slots: {}, utterances: ['book a room', 'i need a bed'] },
  ],
  slotTypes: { City: { kind: 'list', values, toleratesTypos: false, isClosed: true } },
};

describe('a training set', () => {
  it('counts a template once for confidence, however many values it is learned with', () => {
    const set = prepareTraining(spec);
    const weights = confidenceWeights(set);
    const own = set.examples.map(({ kind }, i) => ({ kind, weight: weights[i] }));

    expect(own.filter(({ kind }) => kind === 'variant')).toHaveLength(3);
    expect(own.filter(({ kind, weight }) => kind === 'variant' && weight !== 0)).toStrictEqual([]);
    expect(own.filter(({ weight }) => weight === 1)).toHaveLength(4);
  });

  it('has another hash with other word vectors, and with other values in a list', () => {
    const set = prepareTraining(spec);
    values.push({ value: 'kiel', synonyms: [] });
    const more = prepareTraining(spec);
    values.pop();

    const hashes = [set, more].flatMap((one) => [hashTrainingSet(one), hashTrainingSet(one, 'x')]);
    expect(new Set(hashes).size).toBe(4);
    expect(hashTrainingSet(prepareTraining(spec))).toBe(hashTrainingSet(set));
  });
});

describe('a trained model', () => {
  it('counts words as often as utterances have them, and those of other values once', () => {
    const { words, wordCounts } = train(spec);
    const countOf = (word: string) => wordCounts[words.indexOf(word)];

    expect(countOf('to')).toBe(2);
    expect([countOf('fly'), countOf('oslo'), countOf('rome')]).toStrictEqual([2, 1, 1]);
  });

  it('is not opened with other word vectors than it was trained with', () => {
    const model = train(spec);
    const weights = model.classifier.weights.slice(2 * model.classifier.classes);
    const other = { ...model, classifier: { ...model.classifier, weights } };

    expect(() => openInterpreter(spec, other)).toThrow(/other word vectors .* Train it again/);
    expect(() => openInterpreter(spec, decodeModel(encodeModel(model)))).not.toThrow();
  });
});

describe('names that objects have by themselves', () => {
  it.each(['constructor', '__proto__', 'toString'])('are names like others: %s', (name) => {
    const named: ModelSpec = {
      locale: 'en_US',
      slotTypes: {},
      intents: [
        { intent: name, slots: { Thing: name }, utterances: [`fix ${name}`, 'fix {Thing}'] },
      ],
    };
    const { ranked } = openInterpreter(named, train(named)).interpret(`fix ${name}`, {
      now: new Date(0),
      timeZone: 'UTC',
    });

    expect(ranked[0]?.intent).toBe(name);
    expect(() =>
      train({ ...named, intents: [{ intent: 'Fix', slots: {}, utterances: [`fix {${name}}`] }] }),
    ).toThrow(/has no such slot/);
  });
});
