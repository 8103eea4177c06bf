import { describe, expect, it } from 'vitest';
import { probabilityOf } from '../../../../../services/bot/helpdesk/answers/judgement/answer-model.ts';
import {
  FEATURES,
  FEATURES_WITH_ENCODER,
  type Features,
} from '../../../../../services/bot/helpdesk/answers/judgement/features.ts';
import { learnedFor } from '../../../../../services/bot/helpdesk/answers/judgement/learned.ts';

/** The features of an ordinary passage. */
const { means } = learnedFor({} as Features).models.answer;
const ORDINARY = Object.fromEntries(
  FEATURES.map((name, at) => [name, means[at] ?? 0]),
) as unknown as Features;

describe('what was learned', () => {
  it('has a model without an encoder, and another one with it, each of features that exist', () => {
    const without = learnedFor(ORDINARY);
    const withEncoder = learnedFor({ ...ORDINARY, encoder: 0.5, encoderOthers: 0.4 });

    expect(without.models.answer.features).toStrictEqual([...FEATURES]);
    expect(withEncoder.models.answer.features).toStrictEqual([...FEATURES_WITH_ENCODER]);
  });

  it('takes a passage for a likelier answer the more similar the encoder finds it', () => {
    const probabilities = [0.1, 0.4, 0.7].map((encoder) => {
      const features = { ...ORDINARY, encoder, encoderOthers: 0.3 };
      return probabilityOf(learnedFor(features).models.answer, features);
    });

    expect(probabilities).toStrictEqual(probabilities.toSorted((a, b) => a - b));
    expect(probabilities[2]).toBeGreaterThan((probabilities[0] ?? 0) + 0.1);
  });

  it('has thresholds in order for both', () => {
    for (const { thresholds } of [
      learnedFor(ORDINARY),
      learnedFor({ ...ORDINARY, encoder: 0, encoderOthers: 0 }),
    ]) {
      expect(thresholds.offer).toBeLessThan(thresholds.answer);
    }
  });
});
