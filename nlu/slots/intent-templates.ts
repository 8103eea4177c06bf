import type {
  InterpretationHints,
  ModelSpec,
  RecognisedValue,
  RecognitionContext,
  SlotFinding,
} from '../interpreter.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { alignTemplate, type Binding, type Utterance } from './align-template.ts';
import { carrierPhrases, takesAnyWords } from './carrier-phrases.ts';
import { type FillerDeps, fillSlots, findingOf } from './fill-slots.ts';
import type { ValueFinder } from './found-values.ts';
import { hasSlots, parseTemplate, type Template, typesIn } from './template.ts';

/** A sample utterance that was said word by word, with its slots. */
export interface ExactMatch {
  readonly intent: string;
  readonly utterance: string;
  readonly bindings: readonly Binding[];
}

interface ReadUtterance extends Utterance {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Reads utterances by the sample utterances of the bot's intents. */
export interface IntentReaders {
  /** Names of the intents that have sample utterances, sorted. */
  readonly intents: readonly string[];
  /** The slot types that stand in templates, sorted. */
  readonly types: readonly string[];
  /** One match an intent at most, in the order of the intents' names. */
  matchExactly(utterance: ReadUtterance): ExactMatch[];
  slotsOf(
    intent: string,
    utterance: ReadUtterance,
    hints: InterpretationHints,
    match: ExactMatch | undefined,
  ): SlotFinding[];
  recognise(
    slotType: string,
    text: string,
    context: RecognitionContext,
    find: ValueFinder,
  ): readonly RecognisedValue[];
}

/** Longer utterances are no sample utterance said word by word. */
const MOST_WORDS_MATCHED = 100;

/** Takes all sample utterances of a bot apart, once. */
export function createIntentReaders(spec: ModelSpec): IntentReaders {
  const intents = spec.intents
    .filter(({ utterances }) => utterances.length > 0)
    .sort((a, b) => (a.intent < b.intent ? -1 : 1));
  const templates = intents.map((intent) =>
    intent.utterances.map((utterance) => parseTemplate(intent, utterance)),
  );
  const plain = indexPlain(templates.flat());
  const slotted = templates.flat().filter(hasSlots);
  const withSlots = spec.intents.filter(({ slots }) => Object.keys(slots).length > 0);
  const fillers = new Map(
    withSlots.map((intent): [string, FillerDeps] => {
      const own = intent.utterances.map((utterance) => parseTemplate(intent, utterance));
      return [intent.intent, { intent, slotTypes: spec.slotTypes, phrases: carrierPhrases(own) }];
    }),
  );

  return {
    intents: intents.map(({ intent }) => intent),
    types: typesIn(templates.flat()),

    matchExactly(utterance) {
      if (utterance.words.length === 0 || utterance.words.length > MOST_WORDS_MATCHED) return [];
      const matches = new Map<string, ExactMatch>();
      for (const { intent, utterance: source } of plain.get(utterance.words.join(' ')) ?? []) {
        matches.set(intent, { intent, utterance: source, bindings: [] });
      }
      for (const template of slotted) {
        if (matches.has(template.intent)) continue;
        const bindings = alignTemplate(template, utterance);
        if (bindings) matches.set(template.intent, { ...template, bindings });
      }
      return [...matches.values()];
    },

    slotsOf(intent, utterance, hints, match) {
      const filler = fillers.get(intent);
      if (filler === undefined) return [];
      const elicited = hints.elicited?.intent === intent ? hints.elicited.slot : undefined;
      const bindings = match?.bindings.length
        ? match.bindings
        : fillSlots(filler, utterance, elicited);
      return bindings.map((binding) => findingOf(binding, utterance.text, utterance.tokens));
    },

    recognise(slotType, text, context, find) {
      const found = find(slotType, text, tokenise(text), context);
      if (found.length > 0) return found;
      const type = spec.slotTypes[slotType];
      return takesAnyWords(type) ? wholeText(text, type?.kind === 'open') : [];
    },
  };
}

function indexPlain(templates: readonly Template[]): Map<string, Template[]> {
  const index = new Map<string, Template[]>();
  for (const template of templates) {
    const said = template.elements.map((one) => (one.kind === 'word' ? one.word : '{}')).join(' ');
    if (template.elements.every(({ kind }) => kind === 'word')) {
      index.set(said, [...(index.get(said) ?? []), template]);
    }
  }
  return index;
}

function wholeText(text: string, isExact: boolean): RecognisedValue[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const start = text.indexOf(trimmed);
  return [{ span: { start, end: start + trimmed.length }, resolved: [], isExact }];
}
