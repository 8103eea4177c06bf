import type { AnswerReply } from '../../../bot/helpdesk/answers/answer.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import type { Outcome, Rates } from '../preview.ts';
import { isRight, type JudgedQuestion } from './judged-questions.ts';

/** Returns what became of a judged question, by the sections that its reply shows. */
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

/** Returns the shares of outcomes. */
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

/** Whether a question is well replied to: by a right section, or by a refusal if no page answers. */
export function isFine({ answers }: JudgedQuestion, outcome: Outcome): boolean {
  return answers.length > 0 ? ['right', 'offered'].includes(outcome) : outcome === 'refused';
}
