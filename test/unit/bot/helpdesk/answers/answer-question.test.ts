import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerReply } from '../../../../../services/bot/helpdesk/answers/answer.ts';
import { answerQuestion } from '../../../../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../../../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';
import { type SearchServer, startSearchServer } from '../../../../support/search-server.ts';

const INDEX = 'help';

/** A page about bicycles, and others: nothing that the product itself is about. */
const PAGES: Readonly<
  Record<string, readonly (readonly [heading: string, text: string, kind?: 'list'])[]>
> = {
  'Bicycle lockers': [
    [
      'Bicycle lockers',
      'There are lockers for bicycles at the north gate. Each has room for one bicycle and its helmet.',
    ],
    [
      'Rent a locker',
      'To rent a locker, choose a free one on the map and pay the deposit.\nThe key comes by mail.\nBring it back in June.',
    ],
    [
      'The lock is frozen',
      'In winter a lock may freeze. Warm the key in your hand and try again; never pour water on the lock.',
    ],
  ],
  'Kayak trips': [
    ['Kayak trips', 'Kayak trips leave every Saturday from the boat house at nine.'],
    [
      'What to bring',
      'Bring dry clothes, water and sunscreen. Life jackets are at the boat house.',
    ],
    [
      'If it rains',
      'Trips take place in rain. In a storm warning they are cancelled, and the fee is paid back.',
    ],
  ],
  'Hire a canoe': [
    [
      'Hire a canoe',
      'For members and guests: what the boats are, what they cost, and who may go out.',
    ],
    [
      'Hire a boat for a day',
      'To hire a canoe for a day, do this.\nChoose a boat at the desk.\nLeave your card.\nTake two paddles.',
      'list',
    ],
    ['Canoes for groups', 'Groups of ten and more hire canoes by a letter to the boat house.'],
    ['Damage', 'A canoe that is damaged is reported at the desk.'],
  ],
  'Pottery studio': [
    ['Pottery studio', 'The pottery studio in the basement is open to members on weekdays.'],
    [
      'Fire a vase',
      'Put your vase on the drying shelf. The kiln is fired on Thursdays; glaze it before Wednesday evening.',
    ],
  ],
};

let server: SearchServer;
let search: OpenSearchPassageSearch;
beforeAll(async () => {
  server = await startSearchServer();
  const index = new OpenSearchPassageIndex(server.client, INDEX);
  for (const [title, sections] of Object.entries(PAGES)) {
    const docId = title.toLowerCase().replaceAll(' ', '-').padEnd(16, 'x').slice(0, 16);
    await index.replace(
      docId,
      sections.map(([heading, text, kind], ordinal) =>
        passage(docId, title, heading, text, ordinal, kind === 'list'),
      ),
    );
  }
  search = new OpenSearchPassageSearch(server.client, INDEX);
});
afterAll(() => server.close());

function passage(
  docId: string,
  title: string,
  heading: string,
  text: string,
  ordinal: number,
  isList = false,
): Passage {
  const place = { anchor: heading.toLowerCase().replaceAll(' ', '-') };
  const id = `${docId}:0000000${ordinal}`;
  return {
    id,
    docId,
    key: `documents/${docId}.html`,
    kind: 'page',
    title,
    heading,
    text,
    place,
    lang: 'en',
    ordinal,
    ...(isList && { marks: text.split('\n').map((_, line) => (line === 0 ? '' : `${line}.`)) }),
  };
}

const ask = (question: string) =>
  answerQuestion({ passages: search, reader: new PassageReader() }, question);

/** What is searched for until a question is answered. */
async function looksFor(question: string): Promise<readonly string[]> {
  const texts = new Set<string>();
  const find: typeof search.find = (query, limit) => {
    texts.add(query.text);
    return search.find(query, limit);
  };
  await answerQuestion(
    { passages: { find, get: (id) => search.get(id) }, reader: new PassageReader() },
    question,
  );
  return [...texts];
}

/** The headings of the answers or of the sections offered. */
function headings(reply: AnswerReply): readonly string[] {
  if (reply.kind === 'refusal') return [];
  if (reply.kind === 'offer') return reply.sections.map(({ heading }) => heading);
  return reply.answers.map((answer) => answer.passage.heading);
}

describe('answerQuestion', () => {
  it.each([
    ['how do I rent a locker for my bicycle', 'Rent a locker'],
    ['the lock is frozen', 'The lock is frozen'],
    ['waht can I brign with me on a kayak trip', 'What to bring'],
    ['Ｈｏｗ ｄｏ Ｉ ｆｉｒｅ ａ ｖａｓｅ?', 'Fire a vase'],
    ['<b>how do I</b> rent a **bicycle locker**', 'Rent a locker'],
    [
      'Hi! I am new in town and my cousin said the studio is lovely, so I joined last week. How do I fire a vase?',
      'Fire a vase',
    ],
  ])('answers "%s" from the section "%s"', async (question, heading) => {
    const reply = await ask(question);

    expect(reply.kind).toBe('answer');
    expect(headings(reply)[0]).toBe(heading);
  });

  it.each(['kayak trips', 'kayak', 'pottery', 'bicycle lockers'])(
    'shows the overview of a page for the bare words "%s"',
    async (words) => {
      const reply = await ask(words);

      expect(reply.kind).toBe('answer');
      expect(headings(reply)[0]?.toLowerCase()).toContain(words);
    },
  );

  it.each(['how do I hire a canoe', 'hire a canoe'])(
    'quotes the steps, and not what introduces their page, for the deed "%s"',
    async (question) => {
      const reply = await ask(question);

      expect(reply.kind).toBe('answer');
      expect(headings(reply)).toStrictEqual(['Hire a boat for a day']);
    },
  );

  it('answers one of two questions, and says what it has on the other', async () => {
    const offering = await ask('How do I fire a vase? And how do I paint a bicycle locker?');
    const refusing = await ask('How do I fire a vase? And what is the capital of australia?');

    expect(headings(offering)).toStrictEqual(['Fire a vase']);
    expect(offering).toMatchObject({ rest: { kind: 'offer', missing: ['paint'] } });
    expect(headings(refusing)).toStrictEqual(['Fire a vase']);
    expect(refusing).toMatchObject({ rest: { kind: 'refusal', about: ['capital', 'australia'] } });
  });

  it('has nothing else to say if one question was answered', async () => {
    expect(await ask('how do I fire a vase?')).not.toHaveProperty('rest');
  });

  it('answers two questions in one, each with its own section', async () => {
    const reply = await ask('How do I rent a bicycle locker? And how do I fire a vase?');

    expect(headings(reply)).toStrictEqual(['Rent a locker', 'Fire a vase']);
  });

  it('looks for a question within a text only if the whole is not answered, or if there are two', async () => {
    const text = 'The kiln is in the basement. How do I fire a vase?';
    const two = 'how do I rent a locker and what can I bring on a kayak trip?';
    const vague =
      'I saw a poster about something else entirely, and then I wondered. How do I fire a vase?';

    expect(await looksFor(text)).toStrictEqual([text]);
    expect(await looksFor(two)).toHaveLength(3);
    expect(await looksFor(vague)).toContain('How do I fire a vase?');
  });

  it('offers the same subject for another deed, and never asserts it', async () => {
    const reply = await ask('how do I paint a bicycle locker');

    expect(reply).toMatchObject({ kind: 'offer', missing: ['paint'] });
    expect(reply).toMatchObject({ about: expect.arrayContaining(['bicycle', 'locker']) });
    expect(headings(reply)).toContain('Rent a locker');
    expect(headings(reply).length).toBeLessThanOrEqual(3);
  });

  it.each([
    'what is the capital of australia',
    'zorbflax 42',
    'qwzx plorf vumble lok',
    'can you help me please',
    '… 😀',
    '',
  ])('refuses "%s"', async (question) => {
    expect((await ask(question)).kind).toBe('refusal');
  });

  it('says what it looked for if nothing answers', async () => {
    expect(await ask('my parking permit expired')).toMatchObject({
      kind: 'refusal',
      about: ['parking', 'permit', 'expired'],
    });
  });

  it('takes no frequent English word for a slip', async () => {
    const reply = await ask('how do I rent a docker');

    expect(JSON.stringify(reply)).not.toContain('"kind":"answer"');
  });

  it('names at most two other sections next to an answer, none of them twice', async () => {
    const reply = await ask('how do I rent a locker for my bicycle');
    const [answer] = reply.kind === 'answer' ? reply.answers : [];
    const places = answer?.also.map(({ docId, place }) => `${docId} ${JSON.stringify(place)}`);

    expect(answer?.also.length).toBeLessThanOrEqual(2);
    expect(new Set(places).size).toBe(places?.length);
    expect(answer?.also[0]?.title).toMatch(/^Bicycle lockers/);
  });

  it('quotes steps as the lines that they are', async () => {
    const reply = await ask('how do I rent a locker for my bicycle');

    expect(reply).toMatchObject({ answers: [{ quote: PAGES['Bicycle lockers']?.[1]?.[1] }] });
  });

  it('answers a text of a thousand characters, whose words are more than one query takes', async () => {
    const words = Array.from({ length: 256 }, (_, at) => `${at.toString(36)}q`).join(' ');
    const nothing = await ask(words);
    const found = await ask(`how do I rent a locker for my bicycle? ${words}`.slice(0, 1_024));

    expect(nothing.kind).toBe('refusal');
    expect(headings(found)).toContain('Rent a locker');
  });
});
