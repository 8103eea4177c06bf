import type { Answer, AnswerReply } from '../../services/bot/helpdesk/answers/answer.ts';

/** The first answer of a reply; undefined if it is none. */
export function firstAnswer(reply: AnswerReply): Answer | undefined {
  return reply.kind === 'answer' ? reply.answers[0] : undefined;
}
