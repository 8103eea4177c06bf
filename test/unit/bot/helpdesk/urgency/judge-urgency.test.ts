import { describe, expect, it } from 'vitest';
import { judgeUrgency } from '../../../../../services/bot/helpdesk/urgency/judge-urgency.ts';
import {
  CUE_KINDS,
  type UrgencyCues,
} from '../../../../../services/bot/helpdesk/urgency/urgency-cues.ts';
import { routing } from '../tickets/ticket-fakes.ts';

/** It never changes its clocks. */
const ZONE = 'America/Phoenix';
const NOON = { now: new Date('2026-12-02T19:00:00Z'), timeZone: ZONE };
const MORNING = { now: new Date('2026-12-02T17:20:00Z'), timeZone: ZONE };

const cues: UrgencyCues = (() => {
  if (routing.version !== 2) throw new Error('The seed has version 2');
  return routing.urgency.words;
})();

const judge = (text: string, moment = MORNING) => judgeUrgency(cues, text, moment);

describe('what cannot wait', () => {
  it.each([
    ['my exam starts in 10 minutes and brightspace does not open', 'exam starts in 10 minutes'],
    ['locked out, quiz closes at 11', 'closes at 11'],
    ['The assignment is due at midnight and the upload button is grey', 'due at midnight'],
    ['My exam is tomorrow at 8:30 and the questions are gone', 'exam is tomorrow at 8 30'],
    ['Nobody in our office can sign in', 'nobody in our office can'],
    ['it is down for everyone', 'for everyone'],
    ['The lecture has begun and the projector is dead', 'has begun'],
    ['The gradebook has published everybody’s marks', 'published everybodys marks'],
    ['This is urgent', 'urgent'],
  ])('"%s" is urgent by its words', (text, evidence) => {
    const { urgency, evidence: found } = judge(text);

    expect(urgency).toBe('high');
    expect(found.join(' / ')).toContain(evidence);
  });
});

describe('what can wait', () => {
  it.each([
    "no hurry, about last year's exam",
    'it is not urgent, but my exam is at 11 and the page is down',
    'How do I set up an exam?',
    'The exam yesterday went fine',
    'I was locked out on Monday before my exam. It is solved now.',
    'my exam is in two weeks and brightspace does not open',
    'The class list is empty. Marks are due on December 18.',
    'I need it for the exam in April, it does not open',
    'nobody answers. FIX MY FOLDER',
    'i have to run to class, bye',
    'It was urgent yesterday but we found a workaround',
    'It isn’t urgent: the captions of my lecture today are wrong',
    'please move my phone by the end of the month',
    'steps for making a quiz available only between 9 and 10 am',
    '',
  ])('"%s" is not urgent', (text) => {
    expect(judge(text)).toMatchObject({ urgency: 'normal', evidence: [] });
  });

  it('says by which words', () => {
    expect(judge('no hurry at all, my exam is at 11').against).toStrictEqual(['no hurry']);
  });
});

describe('harm', () => {
  it('is urgent though the client thinks that it can wait', () => {
    const { urgency, evidence } = judge('No rush, but the exam answers are visible to students');

    expect({ urgency, evidence }).toStrictEqual({
      urgency: 'high',
      evidence: ['exam answers are visible to students'],
    });
  });
});

describe('the same words', () => {
  it('are judged by the clock', () => {
    const text = 'my exam is at 11';

    expect(judge(text).urgency).toBe('high');
    expect(judge(text, NOON).urgency).toBe('normal');
  });

  it('say nothing without the words of a table', () => {
    const none = Object.fromEntries(CUE_KINDS.map((kind) => [kind, []])) as unknown as UrgencyCues;

    expect(judgeUrgency(none, 'my exam starts in 10 minutes', MORNING).urgency).toBe('normal');
  });
});

describe('any text', () => {
  const PARTS = [
    'exam',
    'in 10',
    'minutes',
    'at 11',
    '.',
    'no',
    'hurry',
    '24:00',
    'can’t',
    '\u0000',
  ];
  const more = [
    '🏴‍☠️',
    'DECEMBER 31',
    'the 99th',
    'half past',
    'nobody can',
    '\n',
    '٣',
    '1e9',
    'ago',
  ];
  const all = [...PARTS, ...more];

  it('is urgent only with evidence that it has, and is judged the same again', () => {
    // A linear congruential generator: the same texts each time.
    let seed = 1;
    const next = (limit: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * limit);
    };
    for (let count = 0; count < 300; count++) {
      const text = Array.from({ length: 1 + next(12) }, () => all[next(all.length)]).join(' ');
      const judged = judge(text);

      expect(judge(text)).toStrictEqual(judged);
      expect([text, judged.evidence.length > 0]).toStrictEqual([text, judged.urgency === 'high']);
      expect(new Set(judged.evidence).size).toBe(judged.evidence.length);
    }
  });
});

describe('a very long text', () => {
  it('quotes at most four of its reasons', () => {
    const { evidence } = judge('my exam starts in 10 minutes. '.repeat(2_000));

    expect(evidence.length).toBeLessThanOrEqual(4);
  });
});

it.each([
  'It is about the final exam of last year, no hurry at all',
  "I don't think that's urgent, the quiz is closed",
  'Does it matter whether I say urgent?',
])('is not urgent by a question or a denial: %s', (text) => {
  expect(judge(text).urgency).toBe('normal');
});
it.each(['URGENT!!!', "it's urgent", 'urgent ticket'])('is urgent in few words: %s', (text) => {
  expect(judge(text).urgency).toBe('high');
});
