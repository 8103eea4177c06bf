import { silentLog } from '../../../../../services/base/log.ts';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { aPassage } from '../../helpdesk/answers/a-search.ts';
import { fakeDeps } from '../../helpdesk/tickets/ticket-fakes.ts';

export const FOUND = {
  kind: 'answer',
  answers: [{ passage: aPassage(), quote: 'Open the reset page.', also: [], confidence: 0.9 }],
} as const satisfies AnswerReply;
export const NOTHING: AnswerReply = { kind: 'refusal', about: [] };

/** What a turn needs, with one reply to every question, and the questions that were searched for. */
export function depsThatFind(reply: AnswerReply = NOTHING) {
  const questions: string[] = [];
  const findAnswer = async (question: string) => {
    questions.push(question);
    return reply;
  };
  const findSection = async () => undefined;
  return {
    ...fakeDeps(),
    mailFrom: 'bot@example.edu',
    kept: { conversations: 90 },
    handoff: false,
    log: silentLog,
    findAnswer,
    findSection,
    questions,
  };
}
