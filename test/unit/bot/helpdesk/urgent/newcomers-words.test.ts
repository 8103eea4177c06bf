import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findUrgent } from '../../../../../services/bot/helpdesk/urgent/find-urgent.ts';
import { parseUrgent } from '../../../../../services/bot/helpdesk/urgent/parse-urgent.ts';

const rules = parseUrgent(readFileSync('seed/urgent.yaml', 'utf8'));
const kindOf = (text: string) => findUrgent(rules, text)?.kind;

type Part = 'seen' | 'held-out';

/** Rows of a table of texts that were written before anybody looked at the rules for them. */
const rowsOf = (name: string, part: Part) =>
  readFileSync(`test/fixtures/urgent/${name}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split('\t'))
    .filter(([of]) => of === part)
    .map(([, ...row]) => row);

/** Of the second half, no missed text was read when the rules were written. */
describe.each([
  { part: 'seen' as const, recall: 0.96, falseAlarms: 0.02 },
  { part: 'held-out' as const, recall: 0.88, falseAlarms: 0.09 },
])("students' own words, the $part half", ({ part, recall, falseAlarms }) => {
  const said = rowsOf('newcomers-said', part).map(([kind, text = '']) => ({ kind, text }));
  const lookAlikes = rowsOf('newcomers-look-alikes', part).map(([text = '']) => text);

  it('has texts of each kind, and look-alikes', () => {
    const kinds = new Set(said.map(({ kind }) => kind));

    expect([...kinds].sort()).toStrictEqual([
      'account',
      'crisis',
      'danger',
      'harassment',
      'phishing',
    ]);
    expect(said.length).toBeGreaterThanOrEqual(50);
    expect(lookAlikes.length).toBeGreaterThanOrEqual(48);
  });

  it('are met', () => {
    const met = said.filter(({ text }) => kindOf(text) !== undefined);

    expect(met.length / said.length).toBeGreaterThanOrEqual(recall);
  });

  it('get the right kind of reply, if they are met', () => {
    const met = said.filter(({ text }) => kindOf(text) !== undefined);
    const right = met.filter(({ kind, text }) => kindOf(text) === kind);

    expect(right.length / met.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are told from look-alikes', () => {
    const taken = lookAlikes.filter((text) => kindOf(text) !== undefined);

    expect(taken.length / lookAlikes.length).toBeLessThanOrEqual(falseAlarms);
  });
});

describe('what a newcomer tried', () => {
  it.each([
    ['crisis', "i can't go on"],
    ['crisis', 'i want to disappear'],
    ['crisis', 'i cut myself'],
    ['crisis', 'i need to talk to a counsellor'],
    ['danger', 'who do i call about a fire'],
  ])('is met as %s: %s', (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    "i can't go on zoom",
    'i cant go on to the next question',
    'i want to disappear from the class list',
    'I want a message to disappear after the midterm',
    'i cut myself out of the video',
    'I need to talk to an academic counsellor',
    'who do i contact about fire safety training',
  ])('is nothing urgent: %s', (text) => {
    expect(kindOf(text)).toBeUndefined();
  });
});

/** The lines that authors write into pages are questions to a help desk: thousands of look-alikes, and a dozen that are none. */
it('leaves the questions of the help pages to the pages', () => {
  const lines = readPageLines();
  const taken = lines.filter((text) =>
    ['crisis', 'danger', 'harassment'].includes(kindOf(text) ?? ''),
  );

  expect(lines.length).toBeGreaterThan(4_000);
  expect(taken.length / lines.length, taken.join('\n')).toBeLessThanOrEqual(0.003);
});

function readPageLines(): string[] {
  return pages().flatMap((text) =>
    Array.from(text.matchAll(/<!-- also asked as:([^>]*)-->/g)).flatMap(([, block = '']) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  );
}

function pages(): string[] {
  return readdirSync('seed/documents')
    .filter((name) => /\.(?:md|html)$/.test(name))
    .map((name) => readFileSync(`seed/documents/${name}`, 'utf8'));
}
