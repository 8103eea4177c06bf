import type { AnswerReply } from '../../services/bot/helpdesk/answers/answer.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { isRight, type JudgedQuestion } from './judged-questions.ts';

/** What became of a question. */
export type Outcome = 'right' | 'wrong' | 'offered' | 'offeredWithoutIt' | 'refused';

export function outcomeOf(
  reply: AnswerReply,
  { answers }: JudgedQuestion,
  all: readonly Passage[],
): Outcome {
  const isOne = (passage: Passage): boolean => isRight(passage, answers, all);
  if (reply.kind === 'refusal') return 'refused';
  if (reply.kind === 'offer') return reply.sections.some(isOne) ? 'offered' : 'offeredWithoutIt';
  return reply.answers.some(({ passage }) => isOne(passage)) ? 'right' : 'wrong';
}

/** Shares of the questions that a page answers, and of those that none does; 0 to 1. */
export interface Rates {
  /** Answered rightly, or the right section is among those offered. */
  readonly helped: number;
  readonly answered: number;
  /** Answered from a wrong section. */
  readonly wrong: number;
  /** Refused although a page answers. */
  readonly refusedKnown: number;
  /** Answered although no page does. */
  readonly noneAnswered: number;
  readonly noneOffered: number;
}

export function ratesOf(outcomes: readonly { isKnown: boolean; outcome: Outcome }[]): Rates {
  const share = (isKnown: boolean, ...wanted: Outcome[]): number => {
    const of = outcomes.filter((one) => one.isKnown === isKnown);
    return of.filter(({ outcome }) => wanted.includes(outcome)).length / Math.max(1, of.length);
  };
  return {
    helped: share(true, 'right', 'offered'),
    answered: share(true, 'right'),
    wrong: share(true, 'wrong'),
    refusedKnown: share(true, 'refused'),
    noneAnswered: share(false, 'right', 'wrong'),
    noneOffered: share(false, 'offered', 'offeredWithoutIt'),
  };
}
