import { fitInScopeModel } from '../in-scope/fit-in-scope-model.ts';
import type { IntentSpec, ModelSpec } from '../interpreter.ts';
import { createValueFinder } from '../slots/found-values.ts';
import { parseTemplate, typesIn } from '../slots/template.ts';
import { commonWordsOfLanguage } from '../spelling/english-words.ts';
import { nameWords } from '../text/name-words.ts';
import { backgroundOf, withoutTopicsOf } from './background.ts';
import { expandTemplate, expansionsOf } from './expand-templates.ts';
import { expectedOutOfScope } from './expected-out-of-scope.ts';
import { createOfferedValues } from './offered-values.ts';
import { syntheticOutOfScope } from './synthetic-out-of-scope.ts';
import {
  type ExampleKind,
  NO_INTENT,
  type TrainingExample,
  type TrainingSet,
} from './training-set.ts';

type UnscoredExample = Omit<TrainingExample, 'inScope'>;

/**
 * Turns a bot's definition into training examples: plain utterances with their values annotated,
 * templates with values filled in, each intent's name and description, and out-of-scope utterances.
 * Throws an Error if an utterance names a slot that its intent does not have.
 */
export function prepareTraining(spec: ModelSpec): TrainingSet {
  const intents = spec.intents
    .filter((intent) => intent.utterances.length > 0)
    .sort((a, b) => (a.intent < b.intent ? -1 : 1));
  const examples = examplesOf(spec, intents);
  return {
    locale: spec.locale,
    intents: intents.map(({ intent }) => intent),
    ...scoreExamples(spec.locale, intents.length, [
      ...examples,
      ...outOfScope(spec.locale, examples),
    ]),
  };
}

function examplesOf(spec: ModelSpec, intents: readonly IntentSpec[]): UnscoredExample[] {
  const sources = intents.flatMap(sourcesOf);
  const templates = sources.map(({ intent, text }) => parseTemplate(intent, text));
  const deps = {
    spec,
    types: typesIn(templates.filter((_, source) => sources[source]!.kind === 'sample')),
    find: createValueFinder(spec, () => true),
    offered: createOfferedValues(spec),
    expansions: expansionsOf(templates),
  };
  return sources.flatMap(({ number, kind }, source) =>
    expandTemplate(templates[source]!, deps).map(
      (utterance, place): UnscoredExample => ({
        ...utterance,
        intent: number,
        source,
        kind: place === 0 ? kind : 'variant',
      }),
    ),
  );
}

/** The texts from which the examples of an intent are made. */
function sourcesOf(intent: IntentSpec, number: number) {
  const samples = sortedUnique(intent.utterances);
  return [
    ...samples.map((text) => ({ intent, number, text, kind: 'sample' as const })),
    ...namesOf(intent).map((text) => ({ intent, number, text, kind: 'name' as const })),
  ];
}

/** An intent's name and description say what it is about. */
function namesOf(intent: IntentSpec): string[] {
  return [nameWords(intent.intent), intent.description ?? ''].filter((text) => text !== '');
}

function sortedUnique(utterances: readonly string[]): string[] {
  return [...new Set(utterances.map((utterance) => utterance.trim()))].sort();
}

function outOfScope(locale: string, examples: readonly UnscoredExample[]): UnscoredExample[] {
  const samples = examples.filter(({ kind }) => kind === 'sample');
  const background = withoutTopicsOf(samples, backgroundOf(locale));
  const synthetic = syntheticOutOfScope(
    locale,
    samples.map(({ words }) => words),
    new Set(examples.flatMap(({ words }) => words)),
  );
  return [
    ...background.map(({ words }, source) => outOfScopeExample(words, 'background', source)),
    ...synthetic.map((words, place) =>
      outOfScopeExample(words, 'synthetic', background.length + place),
    ),
  ];
}

function outOfScopeExample(
  words: readonly string[],
  kind: ExampleKind,
  source: number,
): UnscoredExample {
  return { words, values: [], intent: NO_INTENT, source, kind };
}

/** Prior odds that an utterance is in scope for a bot of few intents. */
const PRIOR_ODDS = 3;

/** Fits the in-scope model, and adds its held-out estimate to each example. */
function scoreExamples(
  locale: string,
  intents: number,
  examples: readonly UnscoredExample[],
): Pick<TrainingSet, 'inScopeModel' | 'examples'> {
  const common = commonWordsOfLanguage(locale);
  const { inScopeModel, probabilityOf } = fitInScopeModel(
    examples
      .filter(({ intent }) => intent !== NO_INTENT)
      .map((one) => ({ utterance: one, origin: one.source, isSample: one.kind === 'sample' })),
    backgroundOf(locale),
    (word) => common.has(word),
    Math.log(PRIOR_ODDS / expectedOutOfScope(intents)),
  );
  const scored = examples.map((example): TrainingExample => {
    const origin = example.intent === NO_INTENT ? undefined : example.source;
    return { ...example, inScope: probabilityOf(example, origin) };
  });
  return { inScopeModel, examples: scored };
}
