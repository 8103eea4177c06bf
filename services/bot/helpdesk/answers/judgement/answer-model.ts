import type { FeatureName, Features } from './features.ts';

/** A logistic regression: how likely it is that a passage answers a question. `bench/answers/train.ts` makes it. */
export interface AnswerModel {
  readonly features: readonly string[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** What decides between the three ways, each from what says most about it. */
export interface AnswerModels {
  /** How likely the best passage answers. */
  readonly answer: AnswerModel;
  /** How likely a passage answers at all. How far the best one is ahead says nothing about that: two pages may say the same. */
  readonly offer: AnswerModel;
}

/** What each feature of the model adds to the log-odds of a passage, by its name. */
export function contributionsOf(
  { features: names, means, deviations, weights }: AnswerModel,
  features: Features,
): Record<string, number> {
  return Object.fromEntries(
    names.map((name, at) => {
      const value = features[name as FeatureName] ?? 0;
      return [name, ((value - (means[at] ?? 0)) / (deviations[at] ?? 1)) * (weights[at] ?? 0)];
    }),
  );
}

/** Returns how likely a passage with these features answers, 0 to 1. */
export function probabilityOf(model: AnswerModel, features: Features): number {
  const sum = Object.values(contributionsOf(model, features)).reduce((a, b) => a + b, model.bias);
  return 1 / (1 + Math.exp(-sum));
}
