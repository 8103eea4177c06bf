import { stem } from '../natural.ts';
import { commonWordsOfLanguage } from '../spelling/english-words.ts';
import type { AnnotatedUtterance } from '../text/annotated-utterance.ts';
import { lexemes } from '../text/lexemes.ts';
import { type InScopeModel, probabilityInScope, topicWords, wordKind } from './in-scope-model.ts';

/** More unknown words need not be named. */
const MAX_UNKNOWN_WORDS = 5;

/** How probable it is, by its words alone, that an utterance is in scope. */
export interface InScopeEstimate {
  /** 0..1. */
  readonly probability: number;
  /** Topic words that the bot does not have, at most five. */
  readonly unknownWords: readonly string[];
}

/** The parts of a trained model that the estimate needs. */
export interface EstimatorModel {
  readonly locale: string;
  readonly words: readonly string[];
  readonly inScopeModel: InScopeModel;
}

/** Applies the in-scope model of a trained bot to utterances. */
export class InScopeEstimator {
  readonly #model: InScopeModel;
  readonly #common: ReadonlySet<string>;
  readonly #known: ReadonlySet<string>;

  constructor({ locale, words, inScopeModel }: EstimatorModel) {
    this.#model = inScopeModel;
    this.#common = commonWordsOfLanguage(locale);
    this.#known = new Set(words.flatMap(lexemes).map(stem));
  }

  estimate(utterance: AnnotatedUtterance): InScopeEstimate {
    const topics = topicWords(utterance);
    const kinds = topics.map((topic) =>
      wordKind(this.#known.has(topic.stem), this.#common.has(topic.word)),
    );
    return {
      probability: probabilityInScope(this.#model, kinds),
      unknownWords: topics
        .filter((topic) => !this.#known.has(topic.stem))
        .slice(0, MAX_UNKNOWN_WORDS)
        .map(({ word }) => word),
    };
  }
}
