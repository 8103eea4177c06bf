import { margins } from './classifier/linear-classifier.ts';
import type { UtteranceEmbedder, WordEmbedding } from './embeddings/utterance-embedder.ts';
import type { SparseVector } from './features/vector-buffer.ts';
import type { Vectoriser } from './features/vectoriser.ts';
import type { InScopeEstimate, InScopeEstimator } from './in-scope/in-scope-estimator.ts';
import { type Analysis, analyse } from './interpretation/analyse.ts';
import { isGibberish } from './interpretation/gibberish.ts';
import { rank, type ScoredIntent } from './interpretation/rank.ts';
import { reasonsFor } from './interpretation/reasons.ts';
import type {
  Interpretation,
  InterpretationHints,
  Interpreter,
  RankedIntent,
  RecognisedValue,
  RecognitionContext,
} from './interpreter.ts';
import type { TrainedModel } from './model/trained-model.ts';
import { once } from './once.ts';
import type { ValueFinder } from './slots/found-values.ts';
import type { ExactMatch, IntentTemplates } from './slots/intent-templates.ts';
import type { Speller } from './spelling/speller.ts';

/** The stages of a bot's pipeline (docs/nlu.md), opened. */
export interface PipelineDeps {
  readonly model: TrainedModel;
  /** Whether the bot or its language has a word. */
  readonly isWord: (word: string) => boolean;
  readonly findValues: ValueFinder;
  readonly speller: Speller;
  readonly templates: IntentTemplates;
  readonly embedder: UtteranceEmbedder | undefined;
  readonly vectoriser: Vectoriser;
  readonly inScopeEstimator: InScopeEstimator;
}

/** What the stages returned for one utterance. */
interface StageOutputs {
  readonly hints: InterpretationHints;
  readonly analysis: Analysis;
  readonly exactMatches: readonly ExactMatch[];
  readonly vector: SparseVector;
  readonly inScope: InScopeEstimate;
  /** Computed once, and only if reasons are read. */
  readonly wordEmbeddings: () => readonly WordEmbedding[];
}

/** Intents beyond these are ranked, but their slots and reasons are not computed. */
const MAX_EXPLAINED = 5;
/** Most intents have neither slots nor reasons: they share one list. */
const NONE: readonly never[] = Object.freeze([]);

/** Runs an utterance through the stages of docs/nlu.md. */
export class Pipeline implements Interpreter {
  readonly #deps: PipelineDeps;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
  }

  interpret(text: string, hints: InterpretationHints): Interpretation {
    const { model, findValues, speller, templates, embedder, vectoriser, inScopeEstimator } =
      this.#deps;
    const analysis = analyse({ findValues, speller, types: templates.types }, text, hints);
    const exactMatches = templates.matchExactly(analysis);
    const vector = vectoriser.vectorise(analysis.annotated);
    const inScope = inScopeEstimator.estimate(analysis.annotated);
    const scores = margins(model.classifier, vector);
    const scored = rank(scores, model.calibration, inScope.probability);

    const { words } = analysis.annotated;
    const wordEmbeddings = once(() => embedder?.wordEmbeddings(words) ?? NONE);
    const outputs = { hints, analysis, exactMatches, vector, inScope, wordEmbeddings };
    const ranked = this.#candidates(this.#exactFirst(scored, exactMatches), hints).map(
      (one, place) => this.#explain(one, place, outputs),
    );
    const margin = (ranked[0]?.confidence ?? 0) - (ranked[1]?.confidence ?? 0);
    const rejected = this.#rejection(ranked[0], outputs);
    return { ranked, margin, ...(rejected && { rejected }) };
  }

  recognise(
    slotType: string,
    text: string,
    context: RecognitionContext,
  ): readonly RecognisedValue[] {
    return this.#deps.templates.recognise(slotType, text, context, this.#deps.findValues);
  }

  /** Intents with an exactly matching sample utterance are certain. */
  #exactFirst(
    scored: readonly ScoredIntent[],
    exactMatches: readonly ExactMatch[],
  ): readonly ScoredIntent[] {
    if (exactMatches.length === 0) return scored;
    const { intents } = this.#deps.model;
    const isExact = new Set(exactMatches.map(({ intent }) => intents.indexOf(intent)));
    const certain = scored.filter(({ intent }) => isExact.has(intent));
    const others = scored.filter(({ intent }) => !isExact.has(intent));
    return [...certain.map(({ intent }) => ({ intent, confidence: 1 })), ...others];
  }

  #candidates(
    scored: readonly ScoredIntent[],
    { candidates }: InterpretationHints,
  ): readonly ScoredIntent[] {
    if (candidates === undefined) return scored;
    const allowed = new Set(candidates);
    return scored.filter(({ intent }) => allowed.has(this.#deps.model.intents[intent]!));
  }

  /** Adds slots, and reasons that are computed when they are first read. */
  #explain(
    { intent, confidence }: ScoredIntent,
    place: number,
    outputs: StageOutputs,
  ): RankedIntent {
    const { model, templates } = this.#deps;
    const name = model.intents[intent]!;
    const match = matchOf(name, outputs.exactMatches);
    if (place >= MAX_EXPLAINED && match === undefined) {
      return { intent: name, confidence, slots: NONE, why: NONE };
    }
    const slots = templates.fillSlots(name, outputs.analysis, outputs.hints, match);
    const reasons = once(() => this.#reasons(intent, match, outputs));
    return {
      intent: name,
      confidence,
      slots,
      get why() {
        return reasons();
      },
    };
  }

  #reasons(
    intent: number,
    match: ExactMatch | undefined,
    { analysis, vector, inScope, wordEmbeddings }: StageOutputs,
  ): string[] {
    const { classifier, vocabulary } = this.#deps.model;
    return [
      ...(match ? [`sample utterance "${match.utterance}"`] : []),
      ...analysis.corrections.map((correction) => `spelling ${correction}`),
      ...inScope.unknownWords.map((word) => `"${word}" is in no sample utterance`),
      ...reasonsFor(intent, {
        vector,
        classifier,
        vocabulary,
        wordEmbeddings: wordEmbeddings(),
      }),
    ];
  }

  #rejection(
    best: RankedIntent | undefined,
    { analysis, hints }: StageOutputs,
  ): Interpretation['rejected'] {
    const { isWord, speller } = this.#deps;
    if (best?.confidence === 1) return undefined;
    if (isGibberish(analysis, isWord, (word) => speller.knows(word))) return 'gibberish';
    return (best?.confidence ?? 0) < (hints.threshold ?? 0) ? 'belowThreshold' : undefined;
  }
}

/** Matches are rare: most utterances should not pay for the search. */
function matchOf(intent: string, exactMatches: readonly ExactMatch[]): ExactMatch | undefined {
  return exactMatches.length === 0 ? undefined : exactMatches.find((one) => one.intent === intent);
}
