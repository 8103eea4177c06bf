import { fitFamiliarity } from '../familiarity/fit-familiarity.ts';
import type { IntentSpec, ModelSpec, SlotType } from '../interpreter.ts';
import { createValueFinder, type ValueFinder, withoutOverlaps } from '../slots/found-values.ts';
import { parseTemplate, type Template } from '../slots/template.ts';
import { commonWordsOfLanguage } from '../spelling/english-words.ts';
import { nameWords } from '../text/name-words.ts';
import { tokenise, words } from '../text/tokens.ts';
import type { TypedWords, Wording } from '../text/wording.ts';
import { backgroundOf, besides } from './background.ts';
import { expectedShare } from './expected-share.ts';
import { strangeUtterances } from './strange-utterances.ts';
import {
  type ExampleKind,
  NO_INTENT,
  type TrainingExample,
  type TrainingSet,
} from './training-set.ts';

/** A template with slots is learned with this many different values in them. */
const EXPANSIONS = 3;
/** Recognisers of dates want to know when it is; to find where a date stands any day will do. */
const ANY_DAY = { now: new Date(0), timeZone: 'UTC' };

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
  const types = typesInTemplates(intents);

  const utterances = intents.flatMap((intent, number) => [
    ...sortedUnique(intent.utterances).map((text) => ({
      intent,
      number,
      text,
      kind: 'sample' as const,
    })),
    ...ownWords(intent).map((text) => ({ intent, number, text, kind: 'name' as const })),
  ]);
  const examples = utterances.flatMap(({ intent, number, text, kind }, source) =>
    wordingsOf(parseTemplate(intent, text), spec, types, find).map(
      (wording): WordedExample => ({ ...wording, intent: number, source, kind }),
    ),
  );
  return {
    locale: spec.locale,
    intents: intents.map(({ intent }) => intent),
    ...judgeWords(spec.locale, intents.length, [...examples, ...outOfScope(spec.locale, examples)]),
  };
}

type WordedExample = Omit<TrainingExample, 'inScope'>;

/** What the bot is not about. */
function outOfScope(locale: string, examples: readonly WordedExample[]): WordedExample[] {
  const samples = samplesOf(examples);
  const background = besides(backgroundOf(locale), samples);
  const strange = strangeUtterances(
    locale,
    samples.map(({ words }) => words),
  );
  return [
    ...background.map(({ words }, source) => noExample(words, 'background', source)),
    ...strange.map((some, place) => noExample(some, 'strange', background.length + place)),
  ];
}

function noExample(words: readonly string[], kind: ExampleKind, source: number): WordedExample {
  return { words, values: [], intent: NO_INTENT, source, kind };
}

/** The odds that an utterance is for a bot of few intents, before it is heard. */
const ODDS_OF_FEW_INTENTS = 2;

/** Adds what the words of each example tell, to those who have heard the others. */
function judgeWords(locale: string, intents: number, examples: readonly WordedExample[]) {
  const common = commonWordsOfLanguage(locale);
  const { familiarity, probabilityOf } = fitFamiliarity(
    samplesOf(examples).map((wording) => ({ wording, origin: wording.source })),
    backgroundOf(locale),
    (word) => common.has(word),
    Math.log(ODDS_OF_FEW_INTENTS / expectedShare(intents)),
  );
  const judged = examples.map((example): TrainingExample => {
    const origin = example.intent === NO_INTENT ? undefined : example.source;
    return { ...example, inScope: probabilityOf(example, origin) };
  });
  return { familiarity, examples: judged };
}

function samplesOf(examples: readonly WordedExample[]): WordedExample[] {
  return examples.filter(({ kind }) => kind === 'sample');
}

/** What the intent is called says what it is about. */
function ownWords(intent: IntentSpec): string[] {
  return [nameWords(intent.intent), intent.description ?? ''].filter((text) => text !== '');
}

function sortedUnique(utterances: readonly string[]): string[] {
  return [...new Set(utterances.map((utterance) => utterance.trim()))].sort();
}

function typesInTemplates(intents: readonly IntentSpec[]): string[] {
  const templates = intents.flatMap((intent) =>
    intent.utterances.map((utterance) => parseTemplate(intent, utterance)),
  );
  const types = templates.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'slot' ? [element.type] : [])),
  );
  return sortedUnique(types);
}

function wordingsOf(
  template: Template,
  spec: ModelSpec,
  types: readonly string[],
  find: ValueFinder,
): Wording[] {
  if (template.elements.some(({ kind }) => kind === 'slot')) return expand(template, spec);
  const tokens = tokenise(template.utterance);
  if (tokens.length === 0) return [];
  const values = types.flatMap((type) => find(type, template.utterance, tokens, ANY_DAY));
  return [
    {
      words: tokens.map((token) => token.text),
      values: withoutOverlaps(values).map(({ start, end, type }) => ({ start, end, type })),
    },
  ];
}

/** Puts values into the slots of a template: as many wordings as the slots have values, at most 3. */
function expand(template: Template, spec: ModelSpec): Wording[] {
  const hasWords = template.elements.some(({ kind }) => kind === 'word');
  const values = template.elements.map((element) =>
    element.kind === 'word' ? [element.word] : valuesOf(element.slot, spec.slotTypes[element.type]),
  );
  const isOpen = template.elements.every(
    (element) => element.kind === 'slot' && spec.slotTypes[element.type]?.kind === 'open',
  );
  if (!hasWords && isOpen) return [];

  const most = Math.min(EXPANSIONS, Math.max(...values.map((some) => some.length)));
  return Array.from({ length: most }, (_, round) => putIn(template, values, round));
}

function putIn(template: Template, values: readonly string[][], round: number): Wording {
  const wording: string[] = [];
  const typed: TypedWords[] = [];
  template.elements.forEach((element, place) => {
    const options = values[place]!;
    const chosen = words(options[(round + place) % options.length] ?? '');
    if (element.kind === 'slot') {
      typed.push({
        start: wording.length,
        end: wording.length + chosen.length,
        type: element.type,
      });
    }
    wording.push(...chosen);
  });
  return { words: wording, values: typed };
}

/** Values to put into a slot; the slot's own name where its type offers none. */
function valuesOf(slot: string, type: SlotType | undefined): string[] {
  const offered =
    type?.kind === 'list'
      ? type.values.flatMap(({ value, synonyms }) => [value, ...synonyms])
      : (type?.examples ?? []);
  const usable = offered.filter((value) => words(value).length > 0).sort();
  return usable.length > 0 ? usable : [nameWords(slot)];
}
