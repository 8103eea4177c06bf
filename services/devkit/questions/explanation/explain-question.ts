import type { SearchedQuestion } from '../../../bot/helpdesk/answers/answer-question.ts';
import type { FoundPassages, FoundRules } from '../../../bot/helpdesk/answers/find-passages.ts';
import {
  type AnswerModel,
  contributionsOf,
} from '../../../bot/helpdesk/answers/judgement/answer-model.ts';
import type { FeatureName, Features } from '../../../bot/helpdesk/answers/judgement/features.ts';
import type { Judgement } from '../../../bot/helpdesk/answers/judgement/judge.ts';
import { learnedFor, type Thresholds } from '../../../bot/helpdesk/answers/judgement/learned.ts';
import type {
  RankedPassage,
  Similarities,
} from '../../../bot/helpdesk/answers/ranking/rank-passages.ts';
import { sectionTitle } from '../../../bot/helpdesk/answers/replies/section-title.ts';
import type { AnswerRule } from '../../../bot/helpdesk/answers/rules/answer-rules.ts';
import { conceptsOf } from '../../../bot/helpdesk/answers/words/concepts.ts';
import { formsOf } from '../../../bot/helpdesk/answers/words/same-meaning.ts';
import { NO_SYNONYMS, type Synonyms } from '../../../bot/helpdesk/answers/words/synonyms.ts';
import { excerptOf } from './excerpt.ts';
import { placeText } from './place-text.ts';

/** Something that was asked about. */
export interface ExplainedConcept {
  readonly asked: string;
  /** The other forms that count as equal. */
  readonly forms: readonly string[];
  readonly weight: number;
  readonly isKnown: boolean;
  /** The word of the pages that it was taken for. */
  readonly mended?: string;
  /** What it means by a synonym of staff. */
  readonly means?: string;
}

/** A section that was found. */
export interface Candidate {
  /** Its place in the order, from 1. */
  readonly position: number;
  readonly passageId: string;
  readonly section: string;
  readonly place: string;
  /** The beginning of it, at most 300 characters. */
  readonly text: string;
  readonly bm25: number;
  readonly similarities: Similarities;
  readonly rank: number;
  /** What it has of what was asked about. */
  readonly has: readonly string[];
}

/** What a probability is made of: the log-odds before any feature, and what each adds. */
export interface ExplainedOdds {
  readonly bias: number;
  /** What speaks loudest first. */
  readonly features: readonly {
    readonly name: string;
    readonly value: number;
    readonly contribution: number;
  }[];
}

/** How the section that is judged was judged; `bias` and `features` are about its being the answer. */
export interface ExplainedJudgement
  extends Omit<Judgement, 'at' | 'stepsAt' | 'features'>,
    ExplainedOdds {
  /** Its place in the order, from 1. */
  readonly position: number;
  /** The place of the section that is quoted instead, because the judged one only introduces its page. */
  readonly quotedPosition?: number;
  readonly thresholds: Thresholds;
  /** The same about its, or one of the next ones', being an answer, which decides about an offer. */
  readonly offer: ExplainedOdds;
}

/** The rules of staff that hold for a question. */
export interface ExplainedRules {
  /** Whose question means the same. `isGone`: there is no such section any more, and the pin is ignored. */
  readonly pin?: AnswerRule & { readonly isGone: boolean };
  readonly blocks: readonly AnswerRule[];
}

export interface ExplainedQuestion {
  readonly asked: string;
  /** With slips mended. */
  readonly searched: string;
  /** Whether the reply is made of this one. */
  readonly decides: boolean;
  readonly concepts: readonly ExplainedConcept[];
  /** What staff decided on this question, if anything. */
  readonly rules?: ExplainedRules;
  /** Words that no page has, and that were taken for slips of everyday words. */
  readonly ignored: readonly string[];
  /** How many sections were found. */
  readonly found: number;
  /** The best five, and the judged one. */
  readonly candidates: readonly Candidate[];
  /** Undefined if nothing was found. */
  readonly judgement?: ExplainedJudgement;
}

const SHOWN = 5;

/** Describes a question with what was found for it and how it was judged. */
export function explainQuestion(
  { asked, found }: SearchedQuestion,
  judgement: Judgement | undefined,
  decides: boolean,
  synonyms: Synonyms = NO_SYNONYMS,
): ExplainedQuestion {
  const { concepts, ranked } = found;
  const kept = new Set(concepts.map((concept) => concept.asked));
  const words = conceptsOf(asked, synonyms).map((concept) => concept.asked);
  return {
    asked,
    searched: found.question.trim(),
    decides,
    concepts: explainConcepts(found, synonyms),
    ...(found.rules && { rules: explainRules(found.rules) }),
    ignored: words.filter((word) => !kept.has(word)),
    found: ranked.length,
    candidates: ranked.flatMap((one, at) =>
      at < SHOWN || at === judgement?.at || at === judgement?.stepsAt
        ? candidateOf(found, one, at)
        : [],
    ),
    ...(judgement && { judgement: explainJudgement(judgement) }),
  };
}

function explainRules({ pin, blocks, pinnedAt }: FoundRules): ExplainedRules {
  return { ...(pin && { pin: { ...pin, isGone: pinnedAt === undefined } }), blocks };
}

function explainConcepts(
  { concepts, weights, isKnown }: FoundPassages,
  synonyms: Synonyms,
): ExplainedConcept[] {
  return concepts.map(({ asked, forms, isFuzzy }, at) => {
    const equal = formsOf(asked);
    const mended = isFuzzy ? forms.find((form) => !equal.includes(form)) : undefined;
    const means = synonyms.meaningOf(asked);
    return {
      asked,
      forms: equal.filter((form) => form !== asked),
      weight: weights[at] ?? 0,
      isKnown: isKnown[at] ?? false,
      ...(mended !== undefined && { mended }),
      ...(means !== undefined && { means }),
    };
  });
}

function candidateOf(
  { concepts }: FoundPassages,
  { passage, score, similarities, rank, has }: RankedPassage,
  at: number,
): Candidate {
  return {
    position: at + 1,
    passageId: passage.id,
    section: sectionTitle(passage),
    place: placeText(passage),
    text: excerptOf(passage.text),
    bm25: score,
    similarities,
    rank,
    has: concepts.filter((_, one) => has[one]).map(({ asked }) => asked),
  };
}

function explainJudgement({ at, stepsAt, features, ...judged }: Judgement): ExplainedJudgement {
  const { models, thresholds } = learnedFor(features);
  return {
    ...judged,
    position: at + 1,
    ...(stepsAt !== undefined && { quotedPosition: stepsAt + 1 }),
    thresholds,
    ...explainOdds(models.answer, features),
    offer: explainOdds(models.offer, features),
  };
}

function explainOdds(model: AnswerModel, features: Features): ExplainedOdds {
  return {
    bias: model.bias,
    features: Object.entries(contributionsOf(model, features))
      .map(([name, contribution]) => {
        const value = features[name as FeatureName] ?? 0;
        return { name, value, contribution };
      })
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
  };
}
