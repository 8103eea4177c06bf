import { createHash } from 'node:crypto';
import type { Counts, Figures } from '../../services/devkit/figures/figures.ts';
import type { ChatTally, SeenQuestion } from './chat-tally.ts';

/** What the events do not say, or say in other words. */
export interface TallyNames {
  readonly days: readonly string[];
  readonly timeZone: string;
  /** By the id of a passage. */
  readonly topics: ReadonlyMap<string, string>;
  /** By their labels. */
  readonly categories: ReadonlyMap<string, string>;
  readonly turnMs: number;
}

const QUESTION_COUNTS = {
  ...{ questions: 0, answered: 0, offered: 0, chosen: 0, refused: 0 },
  ...{ ticketed: 0, handedOver: 0, deflected: 0 },
};
const OTHER_COUNTS = {
  ...{ tickets: 0, urgentTickets: 0, urgent: 0, handOvers: 0, helpful: 0, unhelpful: 0 },
};
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Counts every figure from what clients saw, each by going through all of it: slowly, and in no way as the product does. */
export function talliedFigures(tally: ChatTally, names: TallyNames): Figures {
  const when = (at: number) => shownBy(at, names.timeZone);
  const countsIf = (isWanted: (at: number) => boolean) => countsOf(tally, isWanted);
  const topicOf = ({ passageId, shown }: SeenQuestion) =>
    shown === 'refused' ? '' : (names.topics.get(passageId ?? '') ?? '');
  const unanswered = unansweredIn(tally, topicOf);
  return {
    total: countsIf(() => true),
    conversations: conversationsIn(tally),
    timeToFirstAnswer: timesIn(tally, names.turnMs),
    byDay: names.days.map((day) => ({ day, ...countsIf((at) => when(at).day === day) })),
    byHour: HOURS.map((hour) => ({ hour, ...countsIf((at) => when(at).hour === hour) })),
    byWeekday: WEEKDAYS.map((weekday) => ({
      weekday,
      ...countsIf((at) => when(at).weekday === weekday),
    })),
    byTopic: byMost(tally.questions.map(topicOf), (topic) => ({
      topic,
      ...questionCounts(tally.questions.filter((one) => topicOf(one) === topic)),
    })),
    byTeam: ticketsBy(tally, ({ team }) => team).map(([team, counts]) => ({ team, ...counts })),
    byCategory: ticketsBy(tally, ({ category }) => names.categories.get(category) ?? category).map(
      ([category, counts]) => ({ category, ...counts }),
    ),
    unanswered,
    unansweredCount: unanswered.length,
  };
}

function shownBy(at: number, timeZone: string) {
  const date = new Date(at);
  const in_ = (options: object) => date.toLocaleString('en-CA', { timeZone, ...options });
  return {
    day: in_({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    hour: Number(in_({ hour: '2-digit', hourCycle: 'h23' })),
    weekday: date.toLocaleString('en', { timeZone, weekday: 'short' }).toLowerCase(),
  };
}

function countsOf(tally: ChatTally, isWanted: (at: number) => boolean): Counts {
  const wanted = <T extends { readonly at: number }>(all: Iterable<T>): T[] =>
    [...all].filter(({ at }) => isWanted(at));
  const tickets = wanted(tally.tickets);
  const ratings = wanted(tally.ratings.values());
  return {
    ...questionCounts(wanted(tally.questions)),
    ...OTHER_COUNTS,
    tickets: tickets.length,
    urgentTickets: tickets.filter(({ isUrgent }) => isUrgent).length,
    urgent: wanted(tally.urgent).length,
    helpful: ratings.filter(({ helpful }) => helpful).length,
    unhelpful: ratings.filter(({ helpful }) => !helpful).length,
  };
}

function questionCounts(questions: readonly SeenQuestion[]) {
  const count = (isCounted: (question: SeenQuestion) => boolean) =>
    questions.filter(isCounted).length;
  return {
    ...QUESTION_COUNTS,
    questions: questions.length,
    answered: count(({ shown }) => shown === 'answered'),
    offered: count(({ shown }) => shown === 'offered'),
    chosen: count(({ choice }) => choice !== undefined),
    refused: count(({ shown }) => shown === 'refused'),
    ticketed: count(({ ticketId }) => ticketId !== undefined),
    deflected: count((one) => isAnswered(one) && one.ticketId === undefined),
  };
}

const isAnswered = ({ shown, choice }: SeenQuestion): boolean =>
  shown === 'answered' || choice !== undefined;

function conversationsIn({ chats, questions }: ChatTally): Figures['conversations'] {
  const asked = [...new Set(questions.map(({ chat }) => chat))];
  const ticketed = new Set(questions.flatMap((one) => (one.ticketId ? [one.chat] : [])));
  const deflected = asked.filter(
    (chat) => !ticketed.has(chat) && questions.some((one) => one.chat === chat && isAnswered(one)),
  );
  return { conversations: chats.size, asked: asked.length, deflected: deflected.length };
}

function timesIn({ questions }: ChatTally, turnMs: number): Figures['timeToFirstAnswer'] {
  const times = [...new Set(questions.map(({ chat }) => chat))].flatMap((chat) => {
    const own = questions.filter((one) => one.chat === chat);
    const answered = own.find(isAnswered);
    const at = answered?.shown === 'answered' ? answered.at : answered?.choice?.at;
    return at === undefined ? [] : [at + turnMs - (own[0]?.at ?? 0)];
  });
  times.sort((a, b) => a - b);
  const rank = (share: number) => times[Math.ceil(times.length * share) - 1] ?? null;
  return { count: times.length, median: rank(0.5), ninety: rank(0.9) };
}

function byMost<T>(keys: readonly string[], rowOf: (key: string) => T): readonly T[] {
  const counted = [...new Set(keys)].map((key) => ({
    key,
    count: keys.filter((one) => one === key).length,
  }));
  return counted
    .toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key))
    .map(({ key }) => rowOf(key));
}

function ticketsBy(
  { tickets }: ChatTally,
  keyOf: (ticket: ChatTally['tickets'][number]) => string,
) {
  return byMost(tickets.map(keyOf), (key) => {
    const own = tickets.filter((one) => keyOf(one) === key);
    const urgentTickets = own.filter(({ isUrgent }) => isUrgent).length;
    return [key, { tickets: own.length, urgentTickets }] as const;
  });
}

function unansweredIn(
  { questions, ratings }: ChatTally,
  topicOf: (question: SeenQuestion) => string,
): Figures['unanswered'] {
  const found = questions.flatMap((question): Figures['unanswered'][number][] => {
    const { chat, turn, at, shown, choice, passageId, ticketId = null } = question;
    const isDown = ratings.get(`${chat} ${choice?.turn ?? turn}`)?.helpful === false;
    const why = isAnswered(question) ? (isDown ? 'unhelpful' : undefined) : shown;
    if (why === undefined || why === 'answered') return [];
    return [
      {
        conversation: createHash('sha256').update(chat).digest('hex'),
        ...{ turn, at: new Date(at).toISOString(), why, topic: topicOf(question) },
        ...{ passageId: passageId ?? null, locale: 'en_US', ticketId },
      },
    ];
  });
  return found.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
