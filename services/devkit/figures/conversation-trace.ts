import type { FiguresEvent } from './figures-event.ts';

/** A question, and what came of it in its conversation. */
export interface Question {
  readonly event: FiguresEvent;
  /** Of an offer: the section that was chosen before anything else was asked. */
  chosen: FiguresEvent | undefined;
  isHandedOver: boolean;
  ticketId: string | undefined;
  /** The last rating of the answer, or of the section that was chosen, is a thumb down. */
  isUnhelpful: boolean;
}

/** What happened in one conversation. */
export interface ConversationTrace {
  readonly questions: readonly Question[];
  /** Each ticket once. */
  readonly tickets: readonly FiguresEvent[];
  /** Of each turn, the last rating. */
  readonly ratings: readonly FiguresEvent[];
  readonly urgent: readonly FiguresEvent[];
  /** The first sign of a person who took over; undefined if nobody did. */
  readonly handOver: FiguresEvent | undefined;
}

/**
 * Events of one turn: what was asked, then what it led to. Of two questions that do not say which is first, the one without
 * an answer is last.
 */
const ORDER = ['urgent', 'answer', 'didYouMean', 'refusal', 'ticket', 'handoff', 'rating'];
const LAST_QUESTION = ORDER.indexOf('refusal');

/** Records what happened in a conversation by its events, in any order. */
export function traceOf(events: readonly FiguresEvent[]): ConversationTrace {
  const ordered = events.toSorted(
    (a, b) =>
      a.at - b.at ||
      (a.turn ?? 0) - (b.turn ?? 0) ||
      stage(a) - stage(b) ||
      a.part - b.part ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
  const questions = questionsOf(ordered);
  const ratings = lastRatings(ordered);
  for (const question of questions)
    question.isUnhelpful = ratings.get(shownIn(question) ?? -1)?.helpful === false;
  const ofKind = (kind: FiguresEvent['kind']) => ordered.filter((event) => event.kind === kind);
  return {
    questions,
    tickets: eachOnce(ofKind('ticket')),
    ratings: [...ratings.values()],
    urgent: ofKind('urgent'),
    handOver: ofKind('handoff')[0],
  };
}

const stage = ({ kind }: FiguresEvent): number => Number(ORDER.indexOf(kind) > LAST_QUESTION);

/** A question leads to what happens until the next one. */
function questionsOf(ordered: readonly FiguresEvent[]): readonly Question[] {
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

function choose(question: Question, section: FiguresEvent): void {
  if (question.event.kind === 'didYouMean') question.chosen ??= section;
}

/** What was chosen from an offer is shown, and was not asked for. */
function isQuestion({ kind, isChosen }: FiguresEvent): boolean {
  return (kind === 'answer' && !isChosen) || kind === 'didYouMean' || kind === 'refusal';
}

/** The turn whose reply has the answer. */
const shownIn = ({ event, chosen }: Question): number | undefined => (chosen ?? event).turn;

const asked = (event: FiguresEvent): Question => ({
  event,
  chosen: undefined,
  isHandedOver: false,
  ticketId: undefined,
  isUnhelpful: false,
});

function lastRatings(ordered: readonly FiguresEvent[]): ReadonlyMap<number, FiguresEvent> {
  const byTurn = new Map<number, FiguresEvent>();
  for (const event of ordered)
    if (event.kind === 'rating' && event.turn !== undefined) byTurn.set(event.turn, event);
  return byTurn;
}

/** One confirmation is one ticket, however often it is repeated. */
function eachOnce(tickets: readonly FiguresEvent[]): readonly FiguresEvent[] {
  return tickets.filter(
    ({ ticketId }, at) => tickets.findIndex((other) => other.ticketId === ticketId) === at,
  );
}
