import { margins } from './classifier/linear-classifier.ts';
import { embedderFor, type WordEmbedding } from './embeddings/utterance-embedder.ts';
import type { SparseVector } from './features/vector-buffer.ts';
import { openVectoriser } from './features/vectoriser.ts';
import { createInScopeEstimator, type InScopeEstimate } from './in-scope/in-scope-estimator.ts';
import { type Analysis, analyse } from './interpretation/analyse.ts';
import { isGibberish } from './interpretation/gibberish.ts';
import { rank, type ScoredIntent } from './interpretation/rank.ts';
import { reasonsFor } from './interpretation/reasons.ts';
import type {
  Interpretation,
  InterpretationHints,
  Interpreter,
  ModelSpec,
  RankedIntent,
  RecognisedValue,
} from './interpreter.ts';
import type { TrainedModel } from './model/trained-model.ts';
import { once } from './once.ts';
import { createValueFinder } from './slots/found-values.ts';
import { createIntentReaders, type ExactMatch } from './slots/intent-templates.ts';
import { wordsOfLanguage } from './spelling/english-words.ts';
import { languageOf } from './spelling/language.ts';
import { createSpeller } from './spelling/speller.ts';

/** Most intents are neither explained nor have slots: one empty list will do for all. */
const NONE: readonly never[] = Object.freeze([]);

/** What was made of an utterance. */
interface Heard {
  readonly analysis: Analysis;
  readonly vector: SparseVector;
  /** What each word means, for those who ask why. */
  readonly meant: () => readonly WordEmbedding[];
  readonly exact: readonly ExactMatch[];
  readonly judgement: InScopeEstimate;
  readonly hints: InterpretationHints;
}

/** Beyond these, intents are ranked but neither their slots nor their reasons are worked out. */
const MOST_EXPLAINED = 5;

/**
 * Opens a trained model for the bot it was trained on.
 * Throws an Error when the model knows other intents than the bot has, or other word vectors than
 * there are.
 */
export function openInterpreter(spec: ModelSpec, model: TrainedModel): Interpreter {
  const listed = wordsOfLanguage(spec.locale);
  const speller = createSpeller(
    new Map(model.words.map((word, i) => [word, model.wordCounts[i]!])),
    languageOf(spec.locale),
  );
  // Names are no words here: they may be slips of a slot's value.
  const isWord = (word: string) => speller.knows(word) || listed.has(word);
  const find = createValueFinder(spec, isWord);
  const readers = createIntentReaders(spec);
  const meaning = embedderFor(model.locale);
  const vectorise = openVectoriser(model.vocabulary, meaning);
  const judge = createInScopeEstimator(model);
  checkIntents(readers.intents, model);
  checkColumns(model, meaning?.dimensions ?? 0);

  function interpret(text: string, hints: InterpretationHints): Interpretation {
    const analysis = analyse({ find, speller, types: readers.types }, text, hints);
    const vector = vectorise(analysis.wording);
    const exact = readers.matchExactly(analysis);
    const judgement = judge(analysis.wording);
    const { words } = analysis.wording;
    const meant = once(() => meaning?.partsOf(words) ?? NONE);
    const heard: Heard = { analysis, vector, meant, exact, judgement, hints };
    const scored = withExactFirst(
      rank(margins(model.classifier, vector), model.calibration, judgement.inScope),
      exact.map(({ intent }) => model.intents.indexOf(intent)),
    );

    const ranked = among(hints.candidates, scored).map((one, place) => explain(one, place, heard));
    const margin = (ranked[0]?.confidence ?? 0) - (ranked[1]?.confidence ?? 0);
    const rejected = rejection(ranked[0], analysis, hints);
    return { ranked, margin, ...(rejected && { rejected }) };
  }

  function among(candidates: readonly string[] | undefined, scored: readonly ScoredIntent[]) {
    if (candidates === undefined) return scored;
    const allowed = new Set(candidates);
    return scored.filter(({ intent }) => allowed.has(model.intents[intent]!));
  }

  function explain(
    { intent, confidence }: ScoredIntent,
    place: number,
    heard: Heard,
  ): RankedIntent {
    const name = model.intents[intent]!;
    const match = matchOf(name, heard.exact);
    if (place >= MOST_EXPLAINED && match === undefined) {
      return { intent: name, confidence, slots: NONE, why: NONE };
    }
    const slots = readers.slotsOf(name, heard.analysis, heard.hints, match);
    const reasons = once(() => reasonsOf(intent, match, heard));
    return {
      intent: name,
      confidence,
      slots,
      get why() {
        return reasons();
      },
    };
  }

  function reasonsOf(intent: number, match: ExactMatch | undefined, heard: Heard): string[] {
    return [
      ...(match ? [`sample utterance "${match.utterance}"`] : []),
      ...heard.analysis.corrections.map((one) => `spelling ${one}`),
      ...heard.judgement.unknown.map((word) => `"${word}" is in no sample utterance`),
      ...reasonsFor(intent, {
        vector: heard.vector,
        classifier: model.classifier,
        vocabulary: model.vocabulary,
        meant: heard.meant(),
      }),
    ];
  }

  function rejection(
    best: RankedIntent | undefined,
    analysis: Analysis,
    hints: InterpretationHints,
  ): Interpretation['rejected'] {
    if (best?.confidence === 1) return undefined;
    if (isGibberish(analysis, isWord, speller.knows)) return 'gibberish';
    return (best?.confidence ?? 0) < (hints.threshold ?? 0) ? 'belowThreshold' : undefined;
  }

  return {
    interpret,
    recognise: (slotType, text, context): readonly RecognisedValue[] =>
      readers.recognise(slotType, text, context, find),
  };
}

/** Hardly ever is there any: most utterances shouldn't pay for the search. */
function matchOf(intent: string, exact: readonly ExactMatch[]): ExactMatch | undefined {
  return exact.length === 0 ? undefined : exact.find((one) => one.intent === intent);
}

/** Intents whose sample utterance was said word by word are certain. */
function withExactFirst(
  scored: readonly ScoredIntent[],
  exact: readonly number[],
): readonly ScoredIntent[] {
  if (exact.length === 0) return scored;
  const isExact = new Set(exact);
  const certain = scored.filter(({ intent }) => isExact.has(intent));
  const others = scored.filter(({ intent }) => !isExact.has(intent));
  return [...certain.map(({ intent }) => ({ intent, confidence: 1 })), ...others];
}

function checkIntents(intents: readonly string[], model: TrainedModel): void {
  const isSame =
    intents.length === model.intents.length &&
    intents.every((name, i) => name === model.intents[i]);
  if (isSame) return;
  throw new Error(
    `The model was trained for the intents ${model.intents.join(', ') || '(none)'}, ` +
      `but the bot has ${intents.join(', ') || '(none)'}. Train it again.`,
  );
}

function checkColumns({ vocabulary, classifier }: TrainedModel, meanings: number): void {
  const columns = vocabulary.terms.length + meanings;
  if (classifier.weights.length === columns * classifier.classes) return;
  throw new Error('The model was trained with other word vectors than there are. Train it again.');
}
