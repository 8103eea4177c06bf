import { describe, expect, it } from 'vitest';
import { parseAnswerRules } from '../../../../../../services/bot/helpdesk/answers/rules/parse-answer-rules.ts';

const ID = 'k3J9xQ2LmZp0aBcD:1f2e3d4c';
const OTHER = 'k3J9xQ2LmZp0aBcD:00000000';
const pin = (question: string, passageId = ID) => ({ question, passageId });
const parse = (value: object) => parseAnswerRules(JSON.stringify(value), 'content/answers.json');

it('pins and blocks are read', () => {
  const rules = parse({ v: 1, pins: [pin('rent a locker')], blocks: [pin('rent a kayak')] });

  expect(rules.pins).toStrictEqual([pin('rent a locker')]);
  expect(rules.blocks).toStrictEqual([pin('rent a kayak')]);
});

it('a file may have only one of them, and a section several questions', () => {
  expect(parse({ v: 1, pins: [pin('rent a locker'), pin('the key is lost')] }).pins).toHaveLength(
    2,
  );
});

describe('A file is refused', () => {
  it.each([
    ['of another version', { v: 2 }, 'v must be 1'],
    ['with an unknown key', { v: 1, pin: [] }, 'unknown key "pin" (known: v, pins, blocks)'],
    [
      'with an unknown key in a rule',
      { v: 1, pins: [{ ...pin('locker'), x: 1 }] },
      'pins[0] has an unknown key "x"',
    ],
    [
      'with a question that is too long',
      { v: 1, pins: [pin('locker '.repeat(200))] },
      'pins[0]: question must be a text of 1 to 1024 characters',
    ],
    [
      'with something that is no passage',
      { v: 1, blocks: [pin('locker', 'page.html#top')] },
      'blocks[0]: passageId "page.html#top" is no passage id',
    ],
    [
      'with everyday words alone',
      { v: 1, pins: [pin('how do I do this?')] },
      'has only everyday words',
    ],
    [
      'with too many rules',
      { v: 1, pins: Array.from({ length: 501 }, (_, at) => pin(`room ${at}`)) },
      'there are 501 pins; at most 500',
    ],
    [
      'with the same question twice',
      { v: 1, pins: [pin('rent a locker'), pin('How do I rent lockers?', OTHER)] },
      'pins[1]: "How do I rent lockers?" means the same as "rent a locker"',
    ],
    [
      'with a pin to what is blocked',
      { v: 1, pins: [pin('rent a locker')], blocks: [pin('renting a locker')] },
      'blocks[0]: "renting a locker" is pinned to the same section for "rent a locker"',
    ],
    ['that is a list', [], 'The file must be a map of v, pins, blocks'],
  ])('%s', (_, value, problem) => {
    expect(() => parse(value)).toThrow(problem);
  });
});

it('500 pins are read within a second', () => {
  const pins = Array.from({ length: 500 }, (_, at) => pin(`where is room ${at} of building ${at}`));
  const started = process.cpuUsage();
  parse({ v: 1, pins });

  // Of the processor, which others use too.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000);
});
