import { daysAfter } from '../../../services/bot/helpdesk/hours/local-time.ts';
import type {
  Counts,
  FiguresRange,
  FiguresReport,
} from '../../../services/devkit/figures/figures.ts';

export function counts(parts: Partial<Counts> = {}): Counts {
  const { answered = 0, offered = 0, refused = 0 } = parts;
  return {
    questions: answered + offered + refused,
    answered,
    offered,
    chosen: 0,
    refused,
    ticketed: 0,
    handedOver: 0,
    deflected: answered,
    tickets: 0,
    urgentTickets: 0,
    urgent: 0,
    handOvers: 0,
    helpful: 0,
    unhelpful: 0,
    ...parts,
  };
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Figures of a help desk in which more is asked on some days and hours than on others. */
export function aReport(
  { from, to }: FiguresRange,
  parts: Partial<FiguresReport> = {},
): FiguresReport {
  const days = daysOf({ from, to });
  const total = counts({
    answered: 120,
    offered: 30,
    chosen: 20,
    refused: 25,
    ticketed: 18,
    handedOver: 2,
    deflected: 126,
    tickets: 21,
    urgentTickets: 3,
    urgent: 2,
    handOvers: 2,
    helpful: 40,
    unhelpful: 10,
  });
  return {
    from,
    to,
    timeZone: 'America/Vancouver',
    at: '2026-11-30T18:00:00.000Z',
    figures: {
      total,
      conversations: { conversations: 110, asked: 100, deflected: 72 },
      timeToFirstAnswer: { count: 90, median: 1400, ninety: 65_000 },
      byDay: days.map((day, index) => ({
        ...counts({ answered: 10 + (index % 5) * 4, offered: 3 + (index % 3), refused: index % 4 }),
        day,
      })),
      byHour: Array.from({ length: 24 }, (_, hour) => ({
        ...counts({ answered: hour > 7 && hour < 18 ? hour : 1, refused: hour % 3 }),
        hour,
      })),
      byWeekday: WEEKDAYS.map((weekday, index) => ({
        ...counts({ answered: 20 - index * 2, offered: 4, refused: 3 }),
        weekday,
      })),
      byTopic: ['accounts', 'course-sites', 'video', ''].map((topic, index) => ({
        ...counts({ answered: 50 - index * 10, offered: 8, refused: 3 + index * 4 }),
        topic,
      })),
      byTeam: [
        { team: 'Accounts', tickets: 12, urgentTickets: 2 },
        { team: 'Course sites', tickets: 9, urgentTickets: 1 },
      ],
      byCategory: [
        { category: 'accounts', tickets: 12, urgentTickets: 2 },
        { category: 'course-sites', tickets: 9, urgentTickets: 1 },
      ],
      unanswered: [
        {
          conversation: 'c'.repeat(64),
          turn: 1,
          at: '2026-11-30T17:01:00.000Z',
          why: 'refused',
          topic: '',
          passageId: null,
          locale: 'en_US',
          ticketId: 'LTSI-3H8K2M9QXW',
        },
        {
          conversation: 'd'.repeat(64),
          turn: 3,
          at: '2026-11-29T17:01:00.000Z',
          why: 'unhelpful',
          topic: 'accounts',
          passageId: 'abc:def',
          locale: 'en_US',
          ticketId: null,
        },
      ],
      unansweredCount: 37,
    },
    before: {
      from: daysAfter(from, -days.length),
      to: daysAfter(from, -1),
      until: `${from}T08:00:00.000Z`,
      total: counts({
        answered: 100,
        offered: 30,
        chosen: 10,
        refused: 40,
        deflected: 85,
        tickets: 21,
        helpful: 20,
        unhelpful: 10,
      }),
      conversations: { conversations: 100, asked: 95, deflected: 60 },
      timeToFirstAnswer: { count: 80, median: 1400, ninety: 90_000 },
    },
    read: { requests: 12, events: 4000, unreadable: 0, countedUntil: null },
    ...parts,
  };
}

export function daysOf({ from, to }: FiguresRange): string[] {
  const days = [from];
  for (let day = from; day < to; ) {
    day = daysAfter(day, 1);
    days.push(day);
  }
  return days;
}
