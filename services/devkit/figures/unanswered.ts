import type { ConversationTrace, Question } from './conversation-trace.ts';
import type { UnansweredQuestion } from './figures.ts';

/** Returns the questions without a good answer, newest first. */
export function unansweredOf(traces: readonly ConversationTrace[]): readonly UnansweredQuestion[] {
  return traces
    .flatMap(({ questions }) => questions.flatMap(unanswered))
    .toSorted((a, b) => (a.at < b.at ? 1 : -Number(a.at > b.at)));
}

function unanswered(question: Question): UnansweredQuestion[] {
  const why = reasonOf(question);
  if (why === undefined) return [];
  const { event, ticketId = null } = question;
  const { conversation, turn = null, topic, passageId = null, locale } = event;
  const at = new Date(event.at).toISOString();
  return [{ conversation, turn, at, why, topic, passageId, locale, ticketId }];
}

function reasonOf({ event, chosen, isUnhelpful }: Question): UnansweredQuestion['why'] | undefined {
  if (event.kind === 'refusal') return 'refused';
  if (event.kind === 'didYouMean' && !chosen) return 'offered';
  return isUnhelpful ? 'unhelpful' : undefined;
}
