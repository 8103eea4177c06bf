import { describe, expect, it } from 'vitest';
import {
  computeFigures,
  computeSummary,
} from '../../../../services/devkit/figures/compute-figures.ts';
import type { FiguresReport } from '../../../../services/devkit/figures/figures.ts';
import { FIGURES_TABLES, figuresCsv } from '../../../../services/devkit/figures/figures-csv.ts';
import { figuresEvent } from '../../../../services/devkit/figures/figures-event.ts';
import { ZoneClock } from '../../../../services/devkit/figures/zone-clock.ts';
import { anEvent } from './an-event.ts';

const clock = new ZoneClock('UTC');
const RANGE = { from: '2026-11-26', to: '2026-11-27' };

function aReport(): FiguresReport {
  const events = [anEvent({ topic: '=1+1' }), anEvent({ kind: 'refusal', topic: '' })].map(
    (event) => figuresEvent(event, clock),
  );
  const before = { from: '2026-11-24', to: '2026-11-25', until: '2026-11-25T23:59:59.999Z' };
  return {
    ...RANGE,
    timeZone: 'UTC',
    at: '2026-11-28T00:00:00.000Z',
    figures: computeFigures(events, RANGE),
    before: { ...before, ...computeSummary(events, before) },
    read: { requests: 3, events: 2, unreadable: 0, countedUntil: null },
  };
}

const rowsOf = (table: string) =>
  figuresCsv(aReport(), table)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

describe('figures as CSV', () => {
  it.each([
    ['days', 2],
    ['hours', 24],
    ['weekdays', 7],
    ['topics', 2],
    ['unanswered', 1],
    ['summary', 18],
  ])('have a head and a row for each of the %s', (table, count) => {
    const [head = [], ...rows] = rowsOf(table);

    expect(rows).toHaveLength(count);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    expect(head.slice(-3)).toStrictEqual(['from', 'to', 'time zone']);
    expect(rows[0]?.slice(-3)).toStrictEqual(['2026-11-26', '2026-11-27', 'UTC']);
  });

  it('have only a head if there is nothing', () => {
    expect(rowsOf('teams')).toStrictEqual([['from', 'to', 'time zone']]);
  });

  it('name rows and columns in plain words', () => {
    const names = ['summary', 'days', 'unanswered'].flatMap((table) => {
      const [head = [], ...rows] = rowsOf(table);
      return table === 'summary' ? rows.map(([figure]) => figure) : head;
    });

    expect(names).toContain('handed over');
    expect(names).toContain('conversations with a question');
    expect(names.filter((name) => /[a-z][A-Z]/.test(name ?? ''))).toStrictEqual([]);
  });

  it('have no words of questions, even if the page has them', () => {
    const report = aReport();
    const unanswered = report.figures.unanswered.map((one) => ({ ...one, text: 'my secret' }));

    const csv = figuresCsv({ ...report, figures: { ...report.figures, unanswered } }, 'unanswered');

    expect(csv).toMatch(/^conversation,turn,/);
    expect(csv).not.toMatch(/text|my secret/);
  });

  it('have no cell that a spreadsheet takes for a formula', () => {
    expect(rowsOf('topics').map(([topic]) => topic)).toStrictEqual(['topic', '', "'=1+1"]);
  });

  it('name the tables that there are if one is asked for that there is not', () => {
    expect(() => figuresCsv(aReport(), 'people')).toThrow(
      `There is no table "people": choose one of ${FIGURES_TABLES.join(', ')}.`,
    );
  });
});
