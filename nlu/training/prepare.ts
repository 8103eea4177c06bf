import { fitInScopeModel } from '../in-scope/fit-in-scope-model.ts';
import type { IntentSpec, ModelSpec } from '../interpreter.ts';
import { createValueFinder } from '../slots/found-values.ts';
import { parseTemplate, typesIn } from '../slots/template.ts';
import { commonWordsOfLanguage } from '../spelling/english-words.ts';
import { nameWords } from '../text/name-words.ts';
import { backgroundOf, withoutTopicsOf } from './background.ts';
import { expandTemplate, expansionsOf } from './expand-templates.ts';
import { expectedShare } from './expected-share.ts';
import { openOfferedValues } from './offered-values.ts';
import { syntheticOutOfScope } from './synthetic-out-of-scope.ts';
import {
  type ExampleKind,
  NO_INTENT,
  type TrainingExample,
  type TrainingSet,
} from './training-set.ts';

/**
 * Turns a bot's definition into the examples to learn from: plain utterances with the values in
 * them marked, templates with values put in, each intent's name and description, and what the bot
 * is not about.
 * Throws an Error where an utterance names a slot that its intent doesn't have.
 */
export function prepareTraining(spec: ModelSpec): TrainingSet {
  const intents = spec.intents
    .filter((intent) => intent.utterances.length > 0)
    .sort((a, b) => (a.intent < b.intent ? -1 : 1));
  const find = createValueFinder(spec, () => true);

  const utterances = intents.flatMap((intent, number) => [
    ...sortedUnique(intent.utterances).map((text) => ({
      intent,
      number,
      text,
      kind: 'sample' as const,
    })),
    ...ownWords(intent).map((text) => ({ intent, number, text, kind: 'name' as const })),
  ]);
  const templates = utterances.map(({ intent, text }) => parseTemplate(intent, text));
  const types = typesIn(templates.filter((_, source) => utterances[source]!.kind === 'sample'));
  const deps = {
    spec,
    types,
    find,
    offered: openOfferedValues(spec),
    expansions: expansionsOf(templates),
  };
  const examples = utterances.flatMap(({ number, kind }, source) =>
    expandTemplate(templates[source]!, deps).map(
      (wording, place): UnscoredExample => ({
        ...wording,
        intent: number,
        source,
        kind: place === 0 ? kind : 'variant',
      }),
    ),
  );
  return {
    locale: spec.locale,
    intents: intents.map(({ intent }) => intent),
    ...judgeWords(spec.locale, intents.length, [...examples, ...outOfScope(spec.locale, examples)]),
  };
}

type UnscoredExample = Omit<TrainingExample, 'inScope'>;

/** What the bot is not about. */
function outOfScope(locale: string, examples: readonly UnscoredExample[]): UnscoredExample[] {
  const samples = samplesOf(examples);
  const background = withoutTopicsOf(backgroundOf(locale), samples);
  const strange = syntheticOutOfScope(
    locale,
    samples.map(({ words }) => words),
    new Set(examples.flatMap(({ words }) => words)),
  );
  return [
    ...background.map(({ words }, source) => noExample(words, 'background', source)),
    ...strange.map((some, place) => noExample(some, 'synthetic', background.length + place)),
  ];
}

function noExample(words: readonly string[], kind: ExampleKind, source: number): UnscoredExample {
  return { words, values: [], intent: NO_INTENT, source, kind };
}

/** The odds that an utterance is for a bot of few intents, before it is heard. */
const ODDS_OF_FEW_INTENTS = 3;

/** Adds what the words of each example tell, to those who have heard the others. */
function judgeWords(locale: string, intents: number, examples: readonly UnscoredExample[]) {
  const common = commonWordsOfLanguage(locale);
  const { inScopeModel, probabilityOf } = fitInScopeModel(
    examples
      .filter(({ intent }) => intent !== NO_INTENT)
      .map((one) => ({ wording: one, origin: one.source, isSample: one.kind === 'sample' })),
    backgroundOf(locale),
    (word) => common.has(word),
    Math.log(ODDS_OF_FEW_INTENTS / expectedShare(intents)),
  );
  const judged = examples.map((example): TrainingExample => {
    const origin = example.intent === NO_INTENT ? undefined : example.source;
    return { ...example, inScope: probabilityOf(example, origin) };
  });
  return { inScopeModel, examples: judged };
}

function samplesOf(examples: readonly UnscoredExample[]): UnscoredExample[] {
  return examples.filter(({ kind }) => kind === 'sample');
}

/** What the intent is called says what it is about. */
function ownWords(intent: IntentSpec): string[] {
  return [nameWords(intent.intent), intent.description ?? ''].filter((text) => text !== '');
}

function sortedUnique(utterances: readonly string[]): string[] {
  return [...new Set(utterances.map((utterance) => utterance.trim()))].sort();
}
