import { describe, expect, it } from 'vitest';
import { figuresArea } from '../../../../../services/devkit/console/areas/figures-area.ts';
import type { UnansweredQuestion } from '../../../../../services/devkit/figures/figures.ts';
import { type AskedRange, resolveRange } from '../../../../../services/devkit/figures/range.ts';
import { aReport } from '../../../../support/console/a-report.ts';
import { apiOf } from '../../../../support/console/area-api.ts';

function area() {
  const ranges: AskedRange[] = [];
  const app = apiOf(
    figuresArea({
      read: async (range) => {
        ranges.push(range);
        return aReport(resolveRange(range, '2026-11-30'));
      },
      toCsv: ({ from }, table) => `${table}\r\n${from}\r\n`,
      timeZone: async () => 'America/Vancouver',
      textOf: async (conversation, turn) =>
        conversation.startsWith('c') && turn === 1 ? 'how do I print' : undefined,
      // 1 December in UTC, and still 30 November where the help desk is.
      guide: async () => '# Figures',
      clock: { now: () => new Date('2026-12-01T06:00:00Z') },
    }),
  );
  const get = (path: string) => app.inject({ method: 'GET', url: `/console/api/figures${path}` });
  return { get, ranges };
}

describe('the API about figures', () => {
  it.each([
    ['?days=7', '2026-11-24', '2026-11-30'],
    ['?days=28', '2026-11-03', '2026-11-30'],
    ['?days=1', '2026-11-30', '2026-11-30'],
    ['?from=2026-10-01&to=2026-10-31', '2026-10-01', '2026-10-31'],
  ])('reads, for %s, the days from %s to %s', async (query, from, to) => {
    const { get, ranges } = area();

    expect((await get(query)).json()).toMatchObject({ from, to });
    expect(ranges).toStrictEqual([{ from, to }]);
  });

  it.each([
    ['days=0', '“days” is “0”. It can be a whole number from 1 to 92.'],
    ['from=30.11.2026', '“from” is “30.11.2026”, which is no day. Write it as in 2026-11-30.'],
    [
      'from=2026-11-01&to=2026-11-02&days=7',
      'Figures are of “days” up to today, or “from” a day “to” another.',
    ],
    ['from=2026-11-02&to=2026-11-01', 'The first day, 2026-11-02, is after the last, 2026-11-01.'],
    ['from=2025-11-29&to=2026-11-30', '367 days are too many: choose up to 92.'],
    ['day=7', 'There is no filter “day” here. There are: from, to, days.'],
  ])('refuses %s', async (query, detail) => {
    const { get } = area();

    const refused = await get(`?${query}`);

    expect(refused.statusCode).toBe(400);
    expect(refused.json().detail).toBe(detail);
  });

  it('shows the last seven days if nothing is said', async () => {
    const { get } = area();

    expect((await get('')).json()).toMatchObject({ from: '2026-11-24', to: '2026-11-30' });
  });

  it('has the words of questions without a good answer, as far as their chats are kept', async () => {
    const report = (await area().get('')).json();

    const texts = report.figures.unanswered.map(({ text }: UnansweredQuestion) => text);
    expect(texts).toStrictEqual(['how do I print', undefined]);
  });

  it('has no other tables than those of the figures', async () => {
    const refused = await area().get('/export.csv?table=people');

    expect(refused.statusCode).toBe(400);
    expect(refused.json().detail).toMatch(/^“table” is “people”. It can be summary, days, /);
  });

  it('hands out the figures as a file for spreadsheets', async () => {
    const csv = await area().get('/export.csv?days=7&table=days');

    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="days-2026-11-24-to-2026-11-30.csv"',
    });
    expect(csv.body).toBe('days\r\n2026-11-24\r\n');
  });

  it('hands out the guide as text', async () => {
    const guide = await area().get('/guide');

    expect(guide.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(guide.body).toBe('# Figures');
  });
});
