import type { ConversationTrace, Question } from './conversation-trace.ts';
import type { Counts, OtherCounts, QuestionCounts } from './figures.ts';
import type { FiguresEvent } from './figures-event.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export const NO_QUESTIONS: QuestionCounts = {
  questions: 0,
  answered: 0,
  offered: 0,
  chosen: 0,
  refused: 0,
  ticketed: 0,
  handedOver: 0,
  deflected: 0,
};
const NOTHING_ELSE: OtherCounts = {
  tickets: 0,
  urgentTickets: 0,
  urgent: 0,
  handOvers: 0,
  helpful: 0,
  unhelpful: 0,
};

/** Counts per key: per day, per hour, … A key that nothing was counted for is not there, unless it was given. */
export class Tally<Key> {
  readonly #counts = new Map<Key, Mutable<Counts>>();

  constructor(keys: readonly Key[] = []) {
    for (const key of keys) this.of(key);
  }

  /** In the order in which the keys came. */
  entries(): readonly (readonly [Key, Counts])[] {
    return [...this.#counts];
  }

  of(key: Key): Mutable<Counts> {
    const known = this.#counts.get(key);
    if (known) return known;
    const counts = { ...NO_QUESTIONS, ...NOTHING_ELSE };
    this.#counts.set(key, counts);
    return counts;
  }

  /** Counts each thing that happened under the key of its own moment. */
  add(trace: ConversationTrace, keyOf: (event: FiguresEvent) => Key): void {
    for (const question of trace.questions) countQuestion(this.of(keyOf(question.event)), question);
    for (const ticket of trace.tickets) countTicket(this.of(keyOf(ticket)), ticket);
    for (const event of trace.urgent) this.of(keyOf(event)).urgent += 1;
    for (const rating of trace.ratings) {
      const counts = this.of(keyOf(rating));
      if (rating.helpful) counts.helpful += 1;
      else counts.unhelpful += 1;
    }
    if (trace.handOver) this.of(keyOf(trace.handOver)).handOvers += 1;
  }
}

export function countQuestion(counts: Mutable<QuestionCounts>, question: Question): void {
  const { event, chosen, isHandedOver, ticketId } = question;
  counts.questions += 1;
  if (event.kind === 'answer') counts.answered += 1;
  else if (event.kind === 'didYouMean') counts.offered += 1;
  else counts.refused += 1;
  if (chosen) counts.chosen += 1;
  if (ticketId !== undefined) counts.ticketed += 1;
  if (isHandedOver) counts.handedOver += 1;
  if (isDeflected(question)) counts.deflected += 1;
}

/** Whether a question was dealt with here: answered or chosen, and no matter for a person. */
export function isDeflected(question: Question): boolean {
  return wasAnswered(question) && question.ticketId === undefined && !question.isHandedOver;
}

export const wasAnswered = ({ event, chosen }: Question): boolean =>
  event.kind === 'answer' || chosen !== undefined;

function countTicket(counts: Mutable<Counts>, { isUrgent }: FiguresEvent): void {
  counts.tickets += 1;
  if (isUrgent) counts.urgentTickets += 1;
}
