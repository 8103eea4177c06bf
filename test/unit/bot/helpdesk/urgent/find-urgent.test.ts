import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findUrgent } from '../../../../../services/bot/helpdesk/urgent/find-urgent.ts';
import { parseUrgent } from '../../../../../services/bot/helpdesk/urgent/parse-urgent.ts';

const rules = parseUrgent(readFileSync('seed/urgent.yaml', 'utf8'));
const rowsOf = (name: string) =>
  readFileSync(`test/fixtures/urgent/${name}.tsv`, 'utf8').trim().split('\n').slice(1);
const said = rowsOf('said').map((row) => row.split('\t') as [kind: string, text: string]);
const lookAlikes = rowsOf('look-alikes');
const kindOf = (text: string) => findUrgent(rules, text)?.kind;

describe('the seed rules', () => {
  it('are tried on at least eighty texts of each sort', () => {
    expect(said.length).toBeGreaterThanOrEqual(80);
    expect(lookAlikes.length).toBeGreaterThanOrEqual(80);
  });

  it('meet what people say', () => {
    const missed = said.filter(([, text]) => kindOf(text) === undefined);

    expect(missed.length / said.length, missed.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('never miss words of crisis that are on the list', () => {
    const missed = said.filter(([kind, text]) => kind === 'crisis' && kindOf(text) !== 'crisis');

    expect(missed).toStrictEqual([]);
  });

  it('answer with the right kind', () => {
    const wrong = said.filter(([kind, text]) => kindOf(text) !== kind);

    expect(wrong.length / said.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('leave look-alikes alone', () => {
    const taken = lookAlikes.filter((text) => kindOf(text) !== undefined);

    expect(taken.length / lookAlikes.length, taken.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('leave the questions of the held-out utterances alone', () => {
    const rows = readFileSync('seed/tests/utterances.tsv', 'utf8').trim().split('\n').slice(1);
    const texts = rows.map((row) => row.split('\t')[0] ?? '');
    const taken = texts.filter((text) => ['crisis', 'danger'].includes(kindOf(text) ?? ''));

    expect(taken).toStrictEqual([]);
  });
});

describe('a disguised or misspelt text', () => {
  it.each([
    'i want to k.i.l.l myself',
    'I want to K I L L myself',
    'i want to kill my self',
    'i want to kil\u200bl mys\u00adelf',
    'i want to killlllll myself',
    'i want to kll mysefl',
    'I wаnt tо kіll mysеlf',
    'ｉ ｗａｎｔ ｔｏ ｋｉｌｌ ｍｙｓｅｌｆ',
    '𝐈 𝐰𝐚𝐧𝐭 𝐭𝐨 𝐤𝐢𝐥𝐥 𝐦𝐲𝐬𝐞𝐥𝐟',
    'i-want-to-kill-myself',
    'i_want_to_kill_myself',
    'I’m suicidal',
    'thoughts of suiccide',
  ])('is met: %s', (text) => {
    expect(kindOf(text)).toBe('crisis');
  });
});

describe('a look-alike', () => {
  it('excuses only the words that it covers', () => {
    expect(kindOf('this assignment is killing me')).toBeUndefined();
    expect(kindOf('this assignment is killing me and i want to kill myself')).toBe('crisis');
    expect(kindOf('My laptop died. I want to die.')).toBe('crisis');
  });

  it('is no phrase whose words are in two sentences', () => {
    expect(kindOf('How do I kill the process? I did it myself.')).toBeUndefined();
  });

  it('is an ordinary word, though it is one letter away', () => {
    expect(kindOf('it was a treat to me')).toBeUndefined();
    expect(kindOf('i need to fill myself in')).toBeUndefined();
  });
});

it('takes the gravest of several', () => {
  expect(kindOf('my account was hacked and i want to die')).toBe('crisis');
});

it('reads a text of any length', () => {
  const text = `${'kill want to die '.repeat(4_000)}`;

  expect(() => findUrgent(rules, `${text}${'k '.repeat(10_000)}`)).not.toThrow();
});
