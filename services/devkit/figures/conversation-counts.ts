import type { ConversationTrace } from './conversation-trace.ts';
import type { ConversationCounts, Times } from './figures.ts';
import { wasAnswered } from './tally.ts';

/** Counts conversations, and those that needed no person. */
export function conversationCounts(traces: readonly ConversationTrace[]): ConversationCounts {
  const asked = traces.filter(({ questions }) => questions.length > 0);
  const deflected = asked.filter(
    ({ questions, tickets, handOver }) =>
      questions.some(wasAnswered) && tickets.length === 0 && handOver === undefined,
  );
  return {
    conversations: traces.length,
    asked: asked.length,
    deflected: deflected.length,
  };
}

/** Says how long it took until conversations had their first answer, where they had one. */
export function timeToFirstAnswer(traces: readonly ConversationTrace[]): Times {
  const times = traces.flatMap(firstAnswerMs).toSorted((a, b) => a - b);
  return { count: times.length, median: share(times, 0.5), ninety: share(times, 0.9) };
}

/** From the first question to the end of the first reply that answers, or shows what was chosen. */
function firstAnswerMs({ questions }: ConversationTrace): number[] {
  const [first] = questions;
  const answers = questions.flatMap(({ event, chosen }) =>
    event.kind === 'answer' ? [event] : (chosen ?? []),
  );
  const [answer] = answers;
  if (!first || !answer) return [];
  return [answer.at + answer.latencyMs - first.event.at];
}

/** The smallest time that a share of all is not above (nearest rank). */
function share(sorted: readonly number[], of: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * of) - 1)] ?? null;
}
