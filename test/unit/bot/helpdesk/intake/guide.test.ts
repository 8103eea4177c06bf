import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCheck } from '../../../../../services/bot/helpdesk/intake/read-check.ts';
import {
  isBack,
  isBareCancellation,
  isYes,
} from '../../../../../services/bot/helpdesk/intake/said.ts';

const guide = readFileSync('docs/guides/tickets.md', 'utf8');

/** The words in the second column of the table of languages. */
const yes = [...guide.matchAll(/^\| (?!language|answer|---)[^|`]+ \| ([^|`]+) \|$/gm)]
  .map(([, words = '']) => words)
  .filter((words) => /yes|oui|ja|tak|好|نعم/u.test(words) && !words.includes(' a '))
  .flatMap((words) => words.split(/[,;] /));

/** The phrases of the table on changes, without those that are cut short. */
const changes = [...guide.matchAll(/^\| (`.+) \| .+ \|$/gm)]
  .flatMap(([, phrases = '']) => [...phrases.matchAll(/`([^`]+)`/g)])
  .map(([, phrase = '']) => phrase)
  .filter((phrase) => !phrase.includes('…'));

const inLine = (start: string) =>
  [...(guide.split('\n').find((line) => line.startsWith(start)) ?? '').matchAll(/`([^`]+)`/g)].map(
    ([, phrase = '']) => phrase,
  );

describe('the guide on tickets', () => {
  it('names words of six groups of languages, and changes', () => {
    expect(yes.length).toBeGreaterThan(60);
    expect(changes.length).toBeGreaterThan(10);
  });

  it.each(yes)('says truly that this is a yes: %s', (word) => {
    expect(isYes(word)).toBe(true);
  });

  it.each(changes)('says truly that this changes something: %s', (phrase) => {
    expect(['set', 'change', 'urgency', 'add', 'several']).toContain(readCheck(phrase).kind);
  });

  it('names ways back and out', () => {
    expect(inLine('- `back`').map(isBack)).toStrictEqual([true]);
    expect(inLine('- `cancel`').map(isBareCancellation)).toStrictEqual(Array(4).fill(true));
  });
});
