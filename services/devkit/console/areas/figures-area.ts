import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../base/clock.ts';
import { daysAfter, localTime } from '../../../bot/helpdesk/hours/local-time.ts';
import type { FiguresRange, FiguresReport } from '../../figures/figures.ts';
import type { ConsoleArea } from '../console-area.ts';
import { ConsoleError } from '../console-error.ts';
import { dayOf, numberOf, type Query, requireKnown, requireOrder } from './query-values.ts';

export interface FiguresAreaDeps {
  readonly read: (range: FiguresRange) => Promise<FiguresReport>;
  readonly toCsv: (report: FiguresReport) => string;
  /** An IANA name, whose days are counted. */
  readonly timeZone: () => Promise<string>;
  readonly clock: Clock;
  /** The guide to the figures, as it is written: Markdown. */
  readonly guide: () => Promise<string>;
}

/** Events are kept for a year at most, unless somebody says otherwise. */
const MOST_DAYS = 366;
const DEFAULT_DAYS = 7;

/**
 * Creates the API about figures: `GET /?from=2026-11-24&to=2026-11-30`, or `days=28` up to and with today (7 if nothing is
 * said), and the same as a table.
 */
export function figuresArea(deps: FiguresAreaDeps): ConsoleArea {
  const { read, toCsv } = deps;
  return {
    id: 'figures',
    plugin: async (api: FastifyInstance) => {
      api.get<{ Querystring: Query }>('/', async ({ query }) => read(await rangeOf(query, deps)));
      api.get('/guide', async (_request, reply) =>
        reply.type('text/plain; charset=utf-8').send(await deps.guide()),
      );
      api.get<{ Querystring: Query }>('/export.csv', async ({ query }, reply) => {
        const report = await read(await rangeOf(query, deps));
        const name = `figures-${report.from}-to-${report.to}.csv`;
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(toCsv(report));
      });
    },
  };
}

async function rangeOf(query: Query, deps: FiguresAreaDeps): Promise<FiguresRange> {
  requireKnown(query, ['from', 'to', 'days']);
  const [from, to] = [dayOf(query, 'from'), dayOf(query, 'to')];
  const days = numberOf(query, 'days', [1, MOST_DAYS]);
  if (from === undefined && to === undefined) return lastDays(days ?? DEFAULT_DAYS, deps);
  if (from === undefined || to === undefined || days !== undefined)
    throw new ConsoleError(400, 'Figures are of “days” up to today, or “from” a day “to” another.');
  requireOrder(from, to);
  if (daysAfter(from, MOST_DAYS) <= to)
    throw new ConsoleError(400, `From ${from} to ${to} is more than ${MOST_DAYS} days.`);
  return { from, to };
}

async function lastDays(days: number, { timeZone, clock }: FiguresAreaDeps): Promise<FiguresRange> {
  const { date: to } = localTime(clock.now(), await timeZone());
  return { from: daysAfter(to, 1 - days), to };
}
