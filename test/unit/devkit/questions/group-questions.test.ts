import { describe, expect, it } from 'vitest';
import {
  type AskedQuestion,
  groupQuestions,
} from '../../../../services/devkit/questions/asked/group-questions.ts';
import { readJudged } from '../../../../services/devkit/questions/relevance/judged-questions.ts';

const asked = (text: string, at = 0, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  text,
  kinds: ['unanswered'],
  at: new Date(Date.UTC(2026, 10, 30, 12) + at * 60_000).toISOString(),
  conversation: 'c'.repeat(64),
  turn: 1,
  topic: '',
  ...more,
});

const LOCKERS = ['how do I rent a locker', 'renting a locker', 'can i rent a locker for the term?'];
const FINES = ['my library fine is wrong', 'wrong fine from the library', 'library fine wrong!'];
const textsOf = ({ groups }: ReturnType<typeof groupQuestions>) =>
  groups.map(({ examples }) => examples.map(({ text }) => text).sort());

describe('Questions', () => {
  it('that mean the same are one group, whichever was asked first', () => {
    const all = [...LOCKERS, ...FINES, 'where is the swimming pool'].map((one) => asked(one));

    const expected = [[...FINES].sort(), [...LOCKERS].sort(), ['where is the swimming pool']];
    const sorted = (of: readonly string[][]) => of.toSorted((a, b) => (`${a}` < `${b}` ? -1 : 1));
    expect(sorted(textsOf(groupQuestions(all)))).toStrictEqual(sorted(expected));
    expect(sorted(textsOf(groupQuestions(all.toReversed())))).toStrictEqual(sorted(expected));
    expect(groupQuestions(all)).toStrictEqual(groupQuestions(all));
  });

  it('in the same words are one example, and the most frequent words name the group', () => {
    const all = [
      asked('How do I rent a locker?', 5, { kinds: ['unhelpful'], topic: 'gym' }),
      asked('renting a locker', 4),
      asked('how do i rent a LOCKER', 3, { kinds: ['doubted', 'unhelpful'], topic: 'gym' }),
    ];

    const { groups } = groupQuestions(all);

    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      question: 'How do I rent a locker?',
      count: 3,
      counts: { unanswered: 1, doubted: 1, unhelpful: 2 },
      lastAsked: asked('', 5).at,
      topic: 'gym',
    });
    expect(groups[0]?.examples).toMatchObject([
      { text: 'How do I rent a locker?', count: 2, kinds: ['doubted', 'unhelpful'] },
      { text: 'renting a locker', count: 1 },
    ]);
  });

  it('asked most often come first, then those asked last', () => {
    const all = [
      ...['where is the pool', 'kayak trips on sunday'].map((one, at) => asked(one, at)),
      ...LOCKERS.map((one) => asked(one)),
    ];

    const { groups } = groupQuestions(all);

    expect(groups.map(({ count }) => count)).toStrictEqual([3, 1, 1]);
    expect(groups[1]?.question).toBe('kayak trips on sunday');
  });

  it('without any known word are groups of their own', () => {
    const { groups } = groupQuestions([asked('xqzzt'), asked('???'), asked('hello')]);

    expect(groups).toHaveLength(3);
  });

  it('of which there are too many different ones are left out, the oldest first', () => {
    const all = Array.from({ length: 3_005 }, (_, at) => asked(`room ${at} key ${at}`, -at));

    const { groups, leftOut } = groupQuestions(all);

    expect(leftOut).toBe(5);
    const texts = groups.flatMap(({ examples }) => examples.map(({ text }) => text));
    expect(texts).not.toContain('room 3001 key 3001');
  });
});

it('thousands of questions are grouped within seconds', async () => {
  const files = ['seed/relevance/dev.jsonl', 'seed/relevance/gate.jsonl'];
  const words = (await Promise.all(files.map(readJudged))).flat().map(({ question }) => question);
  const all = Array.from({ length: 4_000 }, (_, at) => {
    const other = words[(at * 7 + 3) % words.length] ?? '';
    return asked(`${words[at % words.length]} ${other.split(' ').slice(0, 3).join(' ')}`, -at);
  });
  groupQuestions(all.slice(0, 100));

  const started = process.cpuUsage();
  const { groups } = groupQuestions(all);

  // Of the processor, which others use too.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(3_000);
  expect(groups.length).toBeGreaterThan(100);
});
