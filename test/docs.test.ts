import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(https?:|#|mailto:)/.test(link));
}

describe('the documentation', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const missing = linksOf(page).filter(
      (link) => !existsSync(join(dirname(page), link.split('#')[0] ?? '')),
    );

    expect(missing).toStrictEqual([]);
  });

  it('has a compatibility page in the list for every service', () => {
    const listed = linksOf('docs/compatibility/README.md').toSorted();
    const there = readdirSync('docs/compatibility').filter((name) => name !== 'README.md');

    expect(listed).toStrictEqual(there.toSorted());
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = pages.flatMap((page) => [
      ...readFileSync(page, 'utf8').matchAll(/npm run ([a-z:]+)/g),
    ]);

    const missing = named.map((match) => match[1] ?? '').filter((name) => !(name in scripts));
    expect([...new Set(missing)]).toStrictEqual([]);
  });
});

const DECISIONS = 'docs/decisions';
const MOST_LINES = 60;
const HEAD =
  /^# (?<number>\d{4}) (?<title>.+)\n\nDate: (?<date>.+)\n\nStatus: (?<status>.+)\n\n## /;
const STATUS = /^(proposed|accepted|rejected|superseded by \d{4})$/;

const decisions = readdirSync(DECISIONS)
  .filter((name) => name !== 'README.md')
  .sort()
  .map((name) => {
    const text = readFileSync(join(DECISIONS, name), 'utf8');
    const { number = '', title = '', date = '', status = '' } = HEAD.exec(text)?.groups ?? {};
    return { name, text, number, title, date, status };
  });

describe('the decision records', () => {
  it.each(decisions)('$name has a number, a title, a date and a status', (decision) => {
    const { name, number, title, date, status } = decision;

    expect(name).toMatch(new RegExp(`^${number}-[a-z0-9-]+\\.md$`));
    expect(title).not.toBe('');
    expect(new Date(`${date}T00:00:00Z`).toISOString()).toBe(`${date}T00:00:00.000Z`);
    expect(status).toMatch(STATUS);
  });

  it.each(decisions)('$name has the three headings in order, and fits on a screen', ({ text }) => {
    const sections = text.split(/^## /m).slice(1);

    expect(sections.map((section) => section.split('\n')[0])).toStrictEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
    for (const section of sections)
      expect(section.split('\n').slice(1).join('').trim()).not.toBe('');
    expect(text.match(/^#+ /gm)).toHaveLength(4);
    expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  it('are numbered from 0001 without a gap', () => {
    const expected = decisions.map((_decision, index) => String(index + 1).padStart(4, '0'));

    expect(decisions.map(({ number }) => number)).toStrictEqual(expected);
  });

  it('are listed in their README as they are', () => {
    const rows = readFileSync(join(DECISIONS, 'README.md'), 'utf8').match(/^\| \[.*$/gm);
    const expected = decisions.map(
      ({ name, number, title, date, status }) =>
        `| [${number}](${name}) | ${title} | ${date} | ${status} |`,
    );

    expect(rows).toStrictEqual(expected);
  });
});
