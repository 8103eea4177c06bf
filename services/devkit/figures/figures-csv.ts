import { csvLine } from '../staff/csv.ts';
import { StaffRequestError } from '../staff/staff-request-error.ts';
import type { Counts, Figures, FiguresReport } from './figures.ts';
import { plainName } from './plain-names.ts';

type Row = Readonly<Record<string, string | number | null>>;

const TABLES = {
  days: ({ byDay }) => byDay.map(({ day, ...counts }) => ({ day, ...counts })),
  hours: ({ byHour }) => byHour.map(({ hour, ...counts }) => ({ hour, ...counts })),
  weekdays: ({ byWeekday }) => byWeekday.map(({ weekday, ...counts }) => ({ weekday, ...counts })),
  topics: ({ byTopic }) => byTopic.map(({ topic, ...counts }) => ({ topic, ...counts })),
  teams: ({ byTeam }) => [...byTeam],
  categories: ({ byCategory }) => [...byCategory],
  unanswered: ({ unanswered }) => unanswered.map(({ text: _words, ...question }) => question),
} as const satisfies Readonly<Record<string, (figures: Figures) => readonly object[]>>;

export type FiguresTable = keyof typeof TABLES | 'summary';
export const FIGURES_TABLES: readonly FiguresTable[] = [
  'summary',
  ...(Object.keys(TABLES) as (keyof typeof TABLES)[]),
];

/** Writes one table of a report as CSV: the days, unless another is named. Throws StaffRequestError if there is no such table. */
export function figuresCsv(report: FiguresReport, table = 'days'): string {
  const name = FIGURES_TABLES.find((one) => one === table);
  if (name === undefined)
    throw new StaffRequestError(
      `There is no table "${table}": choose one of ${FIGURES_TABLES.join(', ')}.`,
    );
  const rows: readonly object[] =
    name === 'summary' ? summaryRows(report) : TABLES[name](report.figures);
  return csvOf(rows as readonly Row[], report);
}

/** The file says itself which days it is about, so that a sheet that is passed on still does. */
function csvOf(rows: readonly Row[], { from, to, timeZone }: FiguresReport): string {
  const about = { from, to, timeZone };
  const [first] = rows;
  const names = [...Object.keys(first ?? {}), ...Object.keys(about)];
  const head = csvLine(names.map(plainName));
  const lines = rows.map((row) =>
    csvLine([...Object.values(row).map((cell) => cell ?? ''), ...Object.values(about)]),
  );
  return [head, ...lines].join('');
}

function summaryRows({ figures, before }: FiguresReport): readonly Row[] {
  const { total, conversations, timeToFirstAnswer } = figures;
  const counts = Object.keys(total) as (keyof Counts)[];
  return [
    ...counts.map((figure) => ({
      figure: plainName(figure),
      now: total[figure],
      before: before.total[figure],
    })),
    {
      figure: 'conversations',
      now: conversations.conversations,
      before: before.conversations.conversations,
    },
    {
      figure: 'conversations with a question',
      now: conversations.asked,
      before: before.conversations.asked,
    },
    {
      figure: 'deflected conversations',
      now: conversations.deflected,
      before: before.conversations.deflected,
    },
    {
      figure: 'median milliseconds to the first answer',
      now: timeToFirstAnswer.median,
      before: before.timeToFirstAnswer.median,
    },
  ];
}
