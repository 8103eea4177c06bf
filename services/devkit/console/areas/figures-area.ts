import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../base/clock.ts';
import { daysAfter, localTime } from '../../../bot/helpdesk/hours/local-time.ts';
import type { FiguresReport } from '../../figures/figures.ts';
import { FIGURES_TABLES, type FiguresTable } from '../../figures/figures-csv.ts';
import { type AskedRange, MAX_DAYS } from '../../figures/range.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import { choiceOf, dayOf, numberOf, type Query, requireKnown } from './query-values.ts';
import { type TextOf, withQuestionTexts } from './question-texts.ts';

export interface FiguresAreaDeps {
  readonly read: (asked: AskedRange) => Promise<FiguresReport>;
  readonly toCsv: (report: FiguresReport, table: FiguresTable) => string;
  /** An IANA name, whose days are counted. */
  readonly timeZone: () => Promise<string>;
  readonly textOf: TextOf;
  readonly clock: Clock;
  /** The guide to the figures, as it is written: Markdown. */
  readonly guide: () => Promise<string>;
}

/**
 * Creates the API about figures: `GET /?from=2026-11-24&to=2026-11-30`, or `days=28` up to and with today (7 if nothing is
 * said), one table of it as CSV, and the guide.
 */
export function figuresArea(deps: FiguresAreaDeps): ConsoleArea {
  const { read, toCsv } = deps;
  return {
    id: 'figures',
    plugin: async (api: FastifyInstance) => {
      api.get<{ Querystring: Query }>('/', async ({ query }) => {
        requireKnown(query, ['from', 'to', 'days']);
        return withQuestionTexts(await read(await askedRange(query, deps)), deps.textOf);
      });
      api.get<{ Querystring: Query }>('/export.csv', async ({ query }, reply) => {
        requireKnown(query, ['from', 'to', 'days', 'table']);
        const table = choiceOf(query, 'table', FIGURES_TABLES) ?? 'summary';
        const report = await read(await askedRange(query, deps));
        const name = `${table}-${report.from}-to-${report.to}.csv`;
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(toCsv(report, table));
      });
      api.get('/guide', async (_request, reply) =>
        reply.type('text/plain; charset=utf-8').send(await deps.guide()),
      );
    },
  };
}

async function askedRange(query: Query, deps: FiguresAreaDeps): Promise<AskedRange> {
  const [from, to] = [dayOf(query, 'from'), dayOf(query, 'to')];
  const days = numberOf(query, 'days', [1, MAX_DAYS]);
  if (days === undefined) return { from, to };
  if (from === undefined && to === undefined) return lastDays(days, deps);
  throw new ConsoleError(400, 'Figures are of “days” up to today, or “from” a day “to” another.');
}

async function lastDays(days: number, { timeZone, clock }: FiguresAreaDeps): Promise<AskedRange> {
  const { date: to } = localTime(clock.now(), await timeZone());
  return { from: daysAfter(to, 1 - days), to };
}
