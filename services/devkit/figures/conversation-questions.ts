import type { AnalyticsEvent } from '../../bot/helpdesk/analytics/event.ts';

/** A question, and what came of it in its conversation. */
export interface Question {
  readonly event: AnalyticsEvent;
  /** Of an offer: the section that was chosen before anything else was asked. */
  chosen: AnalyticsEvent | undefined;
  isHandedOver: boolean;
  ticketId: string | undefined;
  /** The last rating of the answer, or of the section that was chosen, is a thumb down. */
  isUnhelpful: boolean;
}

/** What happened in one conversation. */
export interface ConversationStory {
  readonly questions: readonly Question[];
  /** Each ticket once. */
  readonly tickets: readonly AnalyticsEvent[];
  /** Of each turn, the last rating. */
  readonly ratings: readonly AnalyticsEvent[];
  readonly urgent: readonly AnalyticsEvent[];
  /** The first sign of a person who took over; undefined if nobody did. */
  readonly handOver: AnalyticsEvent | undefined;
}

/** Of events of one turn: what was asked comes before what it led to, and of two questions the one without an answer is last. */
const ORDER = ['urgent', 'answer', 'didYouMean', 'refusal', 'ticket', 'handoff', 'rating'];

/** Tells what happened in a conversation by its events, in any order. */
export function storyOf(events: readonly AnalyticsEvent[]): ConversationStory {
  const ordered = events.toSorted(
    (a, b) =>
      compare(a.at, b.at) ||
      (a.turn ?? 0) - (b.turn ?? 0) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
  const questions = questionsOf(ordered);
  const ratings = lastRatings(ordered);
  for (const question of questions)
    question.isUnhelpful = ratings.get(shownIn(question) ?? -1)?.helpful === false;
  const ofKind = (kind: AnalyticsEvent['kind']) => ordered.filter((event) => event.kind === kind);
  return {
    questions,
    tickets: eachOnce(ofKind('ticket')),
    ratings: [...ratings.values()],
    urgent: ofKind('urgent'),
    handOver: ofKind('handoff')[0],
  };
}

/** A question leads to what happens until the next one. */
function questionsOf(ordered: readonly AnalyticsEvent[]): readonly Question[] {
  const questions: Question[] = [];
  for (const event of ordered) {
    const last = questions.at(-1);
    if (isQuestion(event)) questions.push(asked(event));
    else if (!last) continue;
    else if (event.kind === 'answer') choose(last, event);
    else if (event.kind === 'ticket') last.ticketId ??= event.ticketId ?? '';
    else if (event.kind === 'handoff') last.isHandedOver = true;
  }
  return questions;
}

function choose(question: Question, section: AnalyticsEvent): void {
  if (question.event.kind === 'didYouMean') question.chosen ??= section;
}

/** What was chosen from an offer is shown, and was not asked for. */
function isQuestion({ kind, chosen }: AnalyticsEvent): boolean {
  return (kind === 'answer' && chosen !== true) || kind === 'didYouMean' || kind === 'refusal';
}

/** The turn whose reply has the answer. */
const shownIn = ({ event, chosen }: Question): number | undefined => (chosen ?? event).turn;

const asked = (event: AnalyticsEvent): Question => ({
  event,
  chosen: undefined,
  isHandedOver: false,
  ticketId: undefined,
  isUnhelpful: false,
});

function lastRatings(ordered: readonly AnalyticsEvent[]): ReadonlyMap<number, AnalyticsEvent> {
  const byTurn = new Map<number, AnalyticsEvent>();
  for (const event of ordered)
    if (event.kind === 'rating' && event.turn !== undefined) byTurn.set(event.turn, event);
  return byTurn;
}

/** One confirmation is one ticket, however often it is repeated. */
function eachOnce(tickets: readonly AnalyticsEvent[]): readonly AnalyticsEvent[] {
  const known = new Map(tickets.toReversed().map((event) => [event.ticketId ?? event.id, event]));
  return tickets.filter((event) => known.get(event.ticketId ?? event.id) === event);
}

/** In the order of characters, which is that of moments in ISO 8601; `localeCompare` takes ten times as long. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
