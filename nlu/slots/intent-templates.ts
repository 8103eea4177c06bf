import type {
  IntentSpec,
  InterpretationHints,
  ModelSpec,
  RecognisedValue,
  RecognitionContext,
  SlotFinding,
} from '../interpreter.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { alignTemplate, type Binding, type Utterance } from './align-template.ts';
import { acceptsAnyWords, carrierPhrases } from './carrier-phrases.ts';
import { type FillerDeps, fillSlots, findingOf } from './fill-slots.ts';
import type { ValueFinder } from './found-values.ts';
import { hasSlots, parseTemplate, type Template, typesIn } from './template.ts';

/** A sample utterance that matches word for word, with its slots. */
export interface ExactMatch {
  readonly intent: string;
  readonly utterance: string;
  readonly bindings: readonly Binding[];
}

interface TokenisedUtterance extends Utterance {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Longer utterances are not compared with sample utterances. */
const MAX_WORDS_MATCHED = 100;

/** The sample utterances of a bot's intents, parsed: matches utterances with them and fills slots. */
export class IntentTemplates {
  /** Names of the intents that have sample utterances, sorted. */
  readonly intents: readonly string[];
  /** The slot types that occur in templates, sorted. */
  readonly types: readonly string[];
  /** Templates without slots, by their words. */
  readonly #plain: ReadonlyMap<string, readonly Template[]>;
  readonly #slotted: readonly Template[];
  readonly #fillers: ReadonlyMap<string, FillerDeps>;
  readonly #slotTypes: ModelSpec['slotTypes'];

  constructor(spec: ModelSpec) {
    const intents = spec.intents
      .filter(({ utterances }) => utterances.length > 0)
      .sort((a, b) => (a.intent < b.intent ? -1 : 1));
    const templates = intents.flatMap(templatesOf);
    this.intents = intents.map(({ intent }) => intent);
    this.types = typesIn(templates);
    this.#plain = indexPlain(templates);
    this.#slotted = templates.filter(hasSlots);
    this.#fillers = fillersOf(spec);
    this.#slotTypes = spec.slotTypes;
  }

  /** Returns at most one match per intent, in order of the intents' names. */
  matchExactly(utterance: TokenisedUtterance): ExactMatch[] {
    const { words } = utterance;
    if (words.length === 0 || words.length > MAX_WORDS_MATCHED) return [];
    const matches = new Map<string, ExactMatch>();
    for (const { intent, utterance: sample } of this.#plain.get(words.join(' ')) ?? []) {
      matches.set(intent, { intent, utterance: sample, bindings: [] });
    }
    for (const template of this.#slotted) {
      if (matches.has(template.intent)) continue;
      const bindings = alignTemplate(template, utterance);
      if (bindings) matches.set(template.intent, { ...template, bindings });
    }
    return [...matches.values()];
  }

  /** Returns the slots of an intent: those of the exact match, if there is one with slots. */
  fillSlots(
    intent: string,
    utterance: TokenisedUtterance,
    hints: InterpretationHints,
    match: ExactMatch | undefined,
  ): SlotFinding[] {
    const filler = this.#fillers.get(intent);
    if (filler === undefined) return [];
    const elicited = hints.elicited?.intent === intent ? hints.elicited.slot : undefined;
    const bindings = match?.bindings.length
      ? match.bindings
      : fillSlots(filler, utterance, elicited);
    return bindings.map((binding) => findingOf(binding, utterance.text, utterance.tokens));
  }

  /** Returns the values of a slot type in a text; the whole text for types that accept any words. */
  recognise(
    slotType: string,
    text: string,
    context: RecognitionContext,
    find: ValueFinder,
  ): readonly RecognisedValue[] {
    const found = find(slotType, text, tokenise(text), context);
    if (found.length > 0) return found;
    const type = this.#slotTypes[slotType];
    return acceptsAnyWords(type) ? wholeText(text, type?.kind === 'open') : [];
  }
}

function templatesOf(intent: IntentSpec): Template[] {
  return intent.utterances.map((utterance) => parseTemplate(intent, utterance));
}

function fillersOf(spec: ModelSpec): Map<string, FillerDeps> {
  const withSlots = spec.intents.filter(({ slots }) => Object.keys(slots).length > 0);
  return new Map(
    withSlots.map((intent) => [
      intent.intent,
      { intent, slotTypes: spec.slotTypes, phrases: carrierPhrases(templatesOf(intent)) },
    ]),
  );
}

function indexPlain(templates: readonly Template[]): Map<string, Template[]> {
  const index = new Map<string, Template[]>();
  for (const template of templates) {
    if (hasSlots(template)) continue;
    const words = template.elements.flatMap((one) => (one.kind === 'word' ? [one.word] : []));
    const key = words.join(' ');
    index.set(key, [...(index.get(key) ?? []), template]);
  }
  return index;
}

function wholeText(text: string, isExact: boolean): RecognisedValue[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const start = text.indexOf(trimmed);
  return [{ span: { start, end: start + trimmed.length }, resolved: [], isExact }];
}
