import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnswerQuestionDeps,
  answerQuestion,
} from '../../../../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { AnswerRules } from '../../../../../services/bot/helpdesk/answers/rules/answer-rules.ts';
import { Synonyms } from '../../../../../services/bot/helpdesk/answers/words/synonyms.ts';
import { OpenSearchPassageIndex } from '../../../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../../../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { type SearchServer, startSearchServer } from '../../../../support/search-server.ts';
import { aPassage } from './a-search.ts';

const INDEX = 'help';
const SECTIONS = {
  rent: ['Rent a locker', 'To rent a locker, choose a free one on the map and pay the deposit.'],
  frozen: ['The lock is frozen', 'Warm the key in your hand and try again; no water on the lock.'],
  kayak: ['Kayak trips', 'Kayak trips leave every Saturday from the boat house at nine.'],
  canoe: ['Hire a canoe', 'To hire a canoe for a day, choose a boat at the desk.'],
  pottery: ['Pottery studio', 'The pottery studio in the basement is open on weekdays.'],
} as const;
type Section = keyof typeof SECTIONS;

const idOf = (section: Section) => `${section.padEnd(16, 'x')}:00000000`;
const rule = (question: string, section: Section) => ({ question, passageId: idOf(section) });

let server: SearchServer;
let passages: OpenSearchPassageSearch;

beforeAll(async () => {
  server = await startSearchServer();
  const index = new OpenSearchPassageIndex(server.client, INDEX);
  for (const [name, [title, text]] of Object.entries(SECTIONS)) {
    const docId = name.padEnd(16, 'x');
    const id = idOf(name as Section);
    await index.replace(docId, [aPassage({ id, docId, title, heading: title, text })]);
  }
  passages = new OpenSearchPassageSearch(server.client, INDEX);
});
afterAll(() => server.close());

const ask = (question: string, decided: Omit<Partial<AnswerQuestionDeps>, 'passages'> = {}) =>
  answerQuestion({ passages, reader: new PassageReader(), ...decided }, question);

const pinned = (question: string, section: Section) => ({
  rules: new AnswerRules([rule(question, section)], []),
});
const blocked = (question: string, ...sections: Section[]) => ({
  rules: new AnswerRules(
    [],
    sections.map((section) => rule(question, section)),
  ),
});

/** The ids of the sections that a reply shows, with its kind first. */
async function shown(...asked: Parameters<typeof ask>): Promise<readonly string[]> {
  const reply = await ask(...asked);
  if (reply.kind === 'offer') return ['offer', ...reply.sections.map(({ title }) => title)];
  if (reply.kind === 'refusal') return ['refusal'];
  return ['answer', ...reply.answers.map(({ passage }) => passage.title)];
}

describe('A pin', () => {
  it('answers its question with its section, whatever the words are', async () => {
    const question = 'where do I leave my bicycle?';
    expect((await ask(question)).kind).toBe('refusal');

    const reply = await ask(question, pinned(question, 'rent'));

    expect(reply).toMatchObject({ kind: 'answer', answers: [{ confidence: 1 }] });
    expect(await shown(question, pinned(question, 'rent'))).toStrictEqual([
      'answer',
      'Rent a locker',
    ]);
  });

  it('comes before a section that would answer', async () => {
    const question = 'how do I rent a locker';

    expect(await shown(question)).toStrictEqual(['answer', 'Rent a locker']);
    expect(await shown('Hello, how to rent lokcers?', pinned(question, 'pottery'))).toStrictEqual([
      'answer',
      'Pottery studio',
    ]);
  });

  it('leaves other questions alone', async () => {
    const other = pinned('how do I rent a kayak', 'pottery');

    expect(await shown('how do I rent a locker', other)).toStrictEqual(['answer', 'Rent a locker']);
  });

  it('holds for a question within a longer text, and for one of two', async () => {
    const decided = pinned('how do I rent a locker?', 'pottery');

    expect(
      await shown('I am new in town. How do I rent a locker? My boss said so.', decided),
    ).toStrictEqual(['answer', 'Pottery studio']);
    expect(await shown('How do I rent a locker? How do I hire a canoe?', decided)).toStrictEqual([
      'answer',
      'Pottery studio',
      'Hire a canoe',
    ]);
  });

  it('of a single word does not hold for a question within a longer text', async () => {
    const decided = pinned('kayak', 'pottery');

    expect(await shown('kayak', decided)).toStrictEqual(['answer', 'Pottery studio']);
    expect(await shown('We are guests. What is the kayak like?', decided)).not.toContain(
      'Pottery studio',
    );
  });

  it('to a section that is gone is ignored', async () => {
    const gone = new AnswerRules(
      [{ question: 'how do I rent a locker', passageId: 'goneabcdefghijkl:00000000' }],
      [],
    );

    expect(await shown('how do I rent a locker', { rules: gone })).toStrictEqual([
      'answer',
      'Rent a locker',
    ]);
  });
});

describe('A block', () => {
  it('takes a section away from its question and its like, as if it were not there', async () => {
    const decided = blocked('how do I rent a locker', 'rent');

    expect(await shown('renting lockers', decided)).not.toContain('Rent a locker');
    expect(await shown('rent a locker at the gate', decided)).toContain('Rent a locker');
  });

  it('of all that is found makes a refusal', async () => {
    const question = 'how do I rent a locker';

    expect(await shown(question, blocked(question, 'rent', 'frozen', 'canoe'))).toStrictEqual([
      'refusal',
    ]);
  });

  it('for one of two questions leaves the other alone', async () => {
    const decided = blocked('how do I rent a locker?', 'rent');

    expect(await shown('How do I rent a locker? How do I hire a canoe?', decided)).toStrictEqual([
      'answer',
      'Hire a canoe',
    ]);
  });
});

it('a synonym leads to what the pages say', async () => {
  const question = 'how do I rent a cubby?';
  const synonyms = new Synonyms([{ says: ['cubby', 'steel box'], means: 'locker' }]);

  expect(await shown(question)).not.toContain('answer');
  expect(await shown(question, { synonyms })).toStrictEqual(['answer', 'Rent a locker']);
  expect(await shown('how do I rent a steel box?', { synonyms })).toStrictEqual([
    'answer',
    'Rent a locker',
  ]);
});
