import { DAYS } from '../../bot/helpdesk/hours/office-hours.ts';
import type { TeamNames } from '../staff/team-names.ts';
import { conversationCounts, timeToFirstAnswer } from './conversation-counts.ts';
import { type ConversationTrace, traceOf } from './conversation-trace.ts';
import type {
  CategoryCounts,
  Figures,
  FiguresRange,
  QuestionCounts,
  TeamCounts,
} from './figures.ts';
import type { FiguresEvent } from './figures-event.ts';
import { daysIn } from './range.ts';
import { countQuestion, NO_QUESTIONS, Tally } from './tally.ts';
import { unansweredOf } from './unanswered.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const [SUNDAY, ...WORKDAYS] = DAYS;
const MAX_UNANSWERED = 500;

/**
 * Computes the figures of days from events, each of which is there once, in any order. Only what happened on these days
 * counts, also of conversations that began before or ended after.
 */
export function computeFigures(
  events: readonly FiguresEvent[],
  range: FiguresRange,
  teams: TeamNames = new Map(),
): Figures {
  const traces = tracesOf(events, range);
  const unanswered = unansweredOf(traces);
  return {
    ...summaryOf(traces),
    ...overTime(traces, range),
    byTopic: byTopic(traces),
    byTeam: ticketsBy(traces, ({ team = '' }) => teams.get(team) ?? team).map(
      ([team, counts]): TeamCounts => ({ team, ...counts }),
    ),
    byCategory: ticketsBy(traces, ({ topic }) => topic).map(
      ([category, counts]): CategoryCounts => ({ category, ...counts }),
    ),
    unanswered: unanswered.slice(0, MAX_UNANSWERED),
    unansweredCount: unanswered.length,
  };
}

/** Computes what is compared with the period before. */
export function computeSummary(
  events: readonly FiguresEvent[],
  range: FiguresRange,
): Pick<Figures, 'total' | 'conversations' | 'timeToFirstAnswer'> {
  return summaryOf(tracesOf(events, range));
}

function tracesOf(
  events: readonly FiguresEvent[],
  { from, to }: FiguresRange,
): readonly ConversationTrace[] {
  const conversations = new Map<string, FiguresEvent[]>();
  for (const event of events) {
    const { day } = event.time;
    if (day < from || day > to) continue;
    const others = conversations.get(event.conversation);
    if (others) others.push(event);
    else conversations.set(event.conversation, [event]);
  }
  return [...conversations.values()].map(traceOf);
}

function summaryOf(traces: readonly ConversationTrace[]) {
  const tally = new Tally<'all'>();
  for (const trace of traces) tally.add(trace, () => 'all');
  return {
    total: tally.of('all'),
    conversations: conversationCounts(traces),
    timeToFirstAnswer: timeToFirstAnswer(traces),
  };
}

function overTime(traces: readonly ConversationTrace[], range: FiguresRange) {
  const days = new Tally(daysIn(range));
  const hours = new Tally(HOURS);
  const weekdays = new Tally([...WORKDAYS, SUNDAY]);
  for (const trace of traces) {
    days.add(trace, ({ time }) => time.day);
    hours.add(trace, ({ time }) => time.hour);
    weekdays.add(trace, ({ time }) => time.weekday);
  }
  return {
    byDay: days.entries().map(([day, counts]) => ({ day, ...counts })),
    byHour: hours.entries().map(([hour, counts]) => ({ hour, ...counts })),
    byWeekday: weekdays.entries().map(([weekday, counts]) => ({ weekday, ...counts })),
  };
}

function byTopic(traces: readonly ConversationTrace[]): Figures['byTopic'] {
  const topics = new Map<string, QuestionCounts>();
  for (const question of traces.flatMap(({ questions }) => questions)) {
    const { topic } = question.event;
    const counts = topics.get(topic) ?? { ...NO_QUESTIONS };
    countQuestion(counts, question);
    topics.set(topic, counts);
  }
  return [...topics]
    .map(([topic, counts]) => ({ topic, ...counts }))
    .toSorted((a, b) => b.questions - a.questions || a.topic.localeCompare(b.topic));
}

function ticketsBy(
  traces: readonly ConversationTrace[],
  keyOf: (ticket: FiguresEvent) => string,
): readonly (readonly [string, { readonly tickets: number; readonly urgentTickets: number }])[] {
  const found = new Map<string, { tickets: number; urgentTickets: number }>();
  for (const ticket of traces.flatMap(({ tickets }) => tickets)) {
    const counts = found.get(keyOf(ticket)) ?? { tickets: 0, urgentTickets: 0 };
    counts.tickets += 1;
    if (ticket.isUrgent) counts.urgentTickets += 1;
    found.set(keyOf(ticket), counts);
  }
  return [...found].toSorted(
    ([a, first], [b, second]) => second.tickets - first.tickets || a.localeCompare(b),
  );
}
