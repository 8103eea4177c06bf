import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../services/base/log.ts';
import type { AnalyticsEvent } from '../../../services/bot/helpdesk/analytics/event.ts';
import { ANSWER_FILES, ANSWERS, SYNONYMS } from '../../../services/bot/helpdesk/answer-files.ts';
import { answerQuestion } from '../../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { OpenSearchPassageIndex } from '../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { S3ContentObjects } from '../../../services/bot/helpdesk/aws/s3-content-objects.ts';
import { LiveContent } from '../../../services/bot/helpdesk/content/live-content.ts';
import type { Passage } from '../../../services/bot/helpdesk/documents/passage.ts';
import type { Change } from '../../../services/devkit/questions/change.ts';
import { openQuestions } from '../../../services/devkit/questions/open-questions.ts';
import type { Questions } from '../../../services/devkit/questions/questions.ts';
import type { QuestionsDeps } from '../../../services/devkit/questions/questions-deps.ts';
import { indexFolder } from '../../support/document-folder.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const run = promisify(execFile);
const ALIAS = 'passages';
const NOW = new Date('2026-11-30T12:00:00.000Z');
const PAGES = ['reset-your-netlink-password.html', 'vpn.md', 'print-on-campus.html'];
const QUESTION = 'where do I leave my wet umbrella?';

let storage: StorageServer;
let search: SearchServer;
let s3: S3Client;
let folder: string;
let passages: readonly Passage[];
let bucket: string;
let deps: QuestionsDeps;
let questions: Questions;
let count = 0;

beforeAll(async () => {
  storage = await startStorageServer();
  search = await startSearchServer();
  s3 = new S3Client({ ...storage, forcePathStyle: true });
  folder = await mkdtemp(join(tmpdir(), 'questions-'));
  await mkdir(join(folder, 'pages'));
  for (const page of PAGES) await cp(join('seed/documents', page), join(folder, 'pages', page));
  const index = new OpenSearchPassageIndex(search.client, ALIAS);
  await indexFolder(join(folder, 'pages'), index);
  await search.client.indices.refresh({ index: ALIAS });
  const { body } = await search.client.search({ index: ALIAS, body: { size: 1_000 } });
  passages = body.hits.hits.map(
    ({ _id, _source }) => ({ id: _id, ...(_source as object) }) as Passage,
  );
});

afterAll(async () => {
  await storage.close();
  await search.close();
  await rm(folder, { recursive: true });
});

/** A bucket and a checkout of their own for each test. */
beforeEach(async () => {
  count += 1;
  bucket = `bucket-${count}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  deps = {
    ...{ s3, documentsBucket: bucket, ticketsBucket: bucket, search: search.client, alias: ALIAS },
    ...{ encoder: undefined, clock: { now: () => NOW }, log: silentLog, limitMs: 0 },
    root: await aCheckout(),
    patches: join(folder, `changes-${count}`),
  };
  questions = openQuestions(deps);
});

/** A git repository with the seed in it, as a developer has it. */
async function aCheckout(): Promise<string> {
  const root = join(folder, `checkout-${count}`);
  await mkdir(join(root, 'seed'), { recursive: true });
  for (const name of ['bot', 'answers.yaml', 'synonyms.txt'])
    await cp(join('seed', name), join(root, 'seed', name), { recursive: true });
  await cp(join(folder, 'pages'), join(root, 'seed/documents'), { recursive: true });
  for (const name of ['relevance', 'conversations'])
    await symlink(resolve('seed', name), join(root, 'seed', name));
  await run('git', ['init', '--quiet', root]);
  return root;
}

const idOf = (heading: string): string => {
  const found = passages.find(
    (passage) => passage.heading === heading || passage.title === heading,
  );
  if (!found) throw new Error(`there is no section ${heading}`);
  return found.id;
};

async function put(key: string, value: object | string): Promise<void> {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

async function stored(key: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}

/** What the bot shows for a question, with what is in the bucket. */
async function shownByBot(question: string): Promise<readonly string[]> {
  const content = new LiveContent(
    new S3ContentObjects(s3, bucket),
    { now: () => NOW },
    ANSWER_FILES,
  );
  await content.refresh(silentLog);
  const reply = await answerQuestion(
    {
      passages: new OpenSearchPassageSearch(search.client, ALIAS),
      reader: new PassageReader(),
      rules: content.get(ANSWERS),
      synonyms: content.get(SYNONYMS),
    },
    question,
  );
  if (reply.kind === 'answer') return reply.answers.map(({ passage }) => passage.id);
  return [reply.kind];
}

const applied = async (file: string | undefined): Promise<void> => {
  await run('git', ['-C', deps.root, 'apply', '--check', file ?? '']);
  await run('git', ['-C', deps.root, 'apply', file ?? '']);
};
const checkedOut = (path: string): Promise<string> => readFile(join(deps.root, path), 'utf8');

describe('The list of questions', () => {
  const conversation = (digit: number) => String(digit).repeat(64);
  let events = 0;
  const event = (given: Partial<AnalyticsEvent>): AnalyticsEvent => {
    events += 1;
    return {
      ...{ v: 1, id: `00000000-0000-4000-8000-${String(events).padStart(12, '0')}` },
      ...{
        at: '2026-11-30T10:00:00.000Z',
        kind: 'refusal',
        conversation: conversation(1),
        turn: 1,
      },
      ...{ intent: 'AskHelp', topic: '', locale: 'en_US' },
      ...given,
    };
  };
  const said = (of: string, turn: number, text: string) =>
    put(`conversations/${of}/${String(turn).padStart(4, '0')}.json`, {
      ...{ v: 1, turn, state: 'done', at: NOW.toISOString(), said: { text }, sent: [] },
    });

  it('has what was asked, from roll-ups and loose events, with the words of the conversations', async () => {
    const days = ['2026-11-28', '2026-11-29'];
    await put(
      `figures/dt=${days[0]}.ndjson`,
      `${JSON.stringify(event({ at: `${days[0]}T09:00:00.000Z` }))}\nnot an event\n`,
    );
    const late = event({ at: `${days[1]}T09:00:00.000Z`, conversation: conversation(2), turn: 3 });
    await put(`figures/dt=${days[1]}/09.ndjson`, `${JSON.stringify(late)}\n`);
    await put(`events/dt=${days[1]}/${late.id}.json`, late);
    const answered = {
      ...{ conversation: conversation(3) },
      kind: 'answer',
      confidence: 0.99,
    } as const;
    const rated = event({ conversation: conversation(3), kind: 'rating', helpful: false });
    const shown = event({
      ...answered,
      topic: 'printing',
      passageId: idOf('Print, copy and scan on campus'),
    });
    for (const one of [rated, shown, event({ conversation: conversation(4) })])
      await put(`events/dt=2026-11-30/${one.id}.json`, one);
    await put('events/dt=2026-11-30/broken.json', '{');
    await said(conversation(1), 1, 'how much is parking for a day');
    await said(conversation(2), 3, 'How much does a day of parking cost?');
    await said(conversation(3), 1, 'how do I print on campus, password: Sw0rdf1sh!99');

    const list = await questions.list({ days: 3 });

    expect(list).toMatchObject({
      ...{ from: '2026-11-28T00:00:00.000Z', until: NOW.toISOString(), leftOut: 0 },
      counts: { unanswered: 3, doubted: 0, unhelpful: 1 },
      withoutText: 1,
    });
    expect(list.groups.map(({ count: of, topic }) => [of, topic])).toContainEqual([1, 'printing']);
    const parking = list.groups.find(({ count: of }) => of === 2);
    expect(parking?.examples.map(({ conversation: of, turn }) => [of, turn])).toStrictEqual([
      [conversation(2), 3],
      [conversation(1), 1],
    ]);
    expect(JSON.stringify(list)).not.toContain('Sw0rdf1sh');
    expect(JSON.parse(JSON.stringify(list))).toStrictEqual(list);
  });

  it('has why a reply did not help, if that is what the client said last', async () => {
    for (const turn of [1, 2]) {
      const rated = event({ kind: 'rating', helpful: false, turn });
      await put(`events/dt=2026-11-30/${rated.id}.json`, rated);
    }
    const turn = { v: 1, state: 'done', at: NOW.toISOString(), sent: [] };
    const why = { reason: 'didNotWork', comment: 'no prompt, password: Sw0rdf1sh!99' };
    await put(`conversations/${conversation(1)}/0001.json`, {
      ...{ ...turn, turn: 1, said: { text: 'vpn on a tablet' } },
      rating: { at: '', helpful: false, ...why },
    });
    await put(`conversations/${conversation(1)}/0002.json`, {
      ...{ ...turn, turn: 2, said: { text: 'where is the pool' } },
      rating: { at: '', helpful: true, comment: 'found it' },
    });

    const { groups } = await questions.list({ kinds: ['unhelpful'] });

    const examples = groups.flatMap((group) => group.examples);
    const [vpn, pool] = examples.toSorted((a, b) => (a.text < b.text ? -1 : 1));
    expect(vpn).toMatchObject({ text: 'vpn on a tablet', reason: 'didNotWork' });
    expect(vpn?.comment).toMatch(/^no prompt, /);
    expect(vpn?.comment).not.toContain('Sw0rdf1sh');
    expect(pool).not.toHaveProperty('comment');
  });

  it('is of some kinds, of one topic, and of as many days as were asked for', async () => {
    const old = event({ at: '2026-11-20T09:00:00.000Z' });
    await put('figures/dt=2026-11-20.ndjson', `${JSON.stringify(old)}\n`);
    const doubted = event({ kind: 'didYouMean', topic: 'vpn', turn: 2 });
    await put(`events/dt=2026-11-30/${doubted.id}.json`, doubted);
    await said(conversation(1), 1, 'how much is parking');
    await said(conversation(1), 2, 'vpn on a tablet');

    expect((await questions.list({})).groups.map(({ question }) => question)).toStrictEqual([
      'vpn on a tablet',
    ]);
    expect((await questions.list({ days: 30 })).groups).toHaveLength(2);
    expect((await questions.list({ days: 30, kinds: ['unanswered'] })).groups).toHaveLength(1);
    expect((await questions.list({ days: 30, topic: 'vpn' })).groups).toHaveLength(1);
  });

  it('has what the bot replies to each now, if that is asked for', async () => {
    const [refused, offered] = [event({ turn: 1 }), event({ kind: 'didYouMean', turn: 2 })];
    await put(`events/dt=2026-11-30/${refused.id}.json`, refused);
    await put(`events/dt=2026-11-30/${offered.id}.json`, offered);
    await said(conversation(1), 1, QUESTION);
    await said(conversation(1), 2, 'how do I reset my NetLink ID password?');

    const { groups } = await questions.list({ asksAgain: true });

    const replies = new Map(groups.map(({ question, repliedNow }) => [question, repliedNow]));
    expect(replies.get(QUESTION)).toBe('refusal');
    expect(replies.get('how do I reset my NetLink ID password?')).toBe('answer');
    const unasked = await questions.list({});
    expect(unasked.groups.map(({ repliedNow }) => repliedNow)).toStrictEqual([
      undefined,
      undefined,
    ]);
  });

  it('has the question before, if a button was pressed', async () => {
    const rated = event({ kind: 'rating', helpful: false, turn: 2 });
    await put(`events/dt=2026-11-30/${rated.id}.json`, rated);
    await said(conversation(1), 1, 'vpn on a tablet');
    await put(`conversations/${conversation(1)}/0002.json`, {
      ...{
        v: 1,
        turn: 2,
        state: 'done',
        at: '',
        said: { buttonValue: 'show section x' },
        sent: [],
      },
    });

    expect((await questions.list({})).groups[0]?.question).toBe('vpn on a tablet');
  });

  it.each([{ days: 0 }, { days: 91 }, { days: 1.5 }, { kinds: ['late' as 'doubted'] }])(
    'is refused for %j',
    async (filter) => {
      await expect(questions.list(filter)).rejects.toMatchObject({ code: 'invalid' });
    },
  );
});

describe('For one question', () => {
  it('there are the sections that the bot sees, by their ids', async () => {
    const explained = await questions.candidates('how do I print on campus?');

    const [asked] = explained.questions;
    expect(asked?.candidates[0]?.passageId).toBe(
      (await shownByBot('how do I print on campus?'))[0],
    );
    expect(asked?.judgement?.way).toBe('answer');
    await expect(questions.candidates('x'.repeat(1_025))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('sections are found by their words', async () => {
    const found = await questions.sections('campus printing');

    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ section: expect.stringMatching(/print/i) });
    expect(await questions.sections('the of')).toStrictEqual([]);
  });
});

describe('A pin', () => {
  it('is a versioned object that the bot answers by, and a patch that git applies', async () => {
    const pin: Change = {
      kind: 'pin',
      question: QUESTION,
      passageId: idOf('Print, copy and scan on campus'),
    };

    const saved = await questions.save(pin);

    expect(saved).toMatchObject({ effect: 'withinAMinute', isChanged: true });
    expect(saved.object).toMatchObject({ key: 'content/answers.json' });
    expect(saved.object?.versionId).toBeTruthy();
    expect(saved.patch?.file).toMatch(
      /changes-\d+\/2026-11-30T120000-000Z-pin-where-do-i-leave-my-wet-umbrella\.patch$/,
    );
    expect(await shownByBot('hello, where to leave wet umbrellas')).toStrictEqual([pin.passageId]);
    await applied(saved.patch?.file);
    const yaml = await checkedOut('seed/answers.yaml');
    expect(yaml).toMatch(/^# Questions that staff have decided on/);
    expect(ANSWERS.parse(yaml, 'answers.yaml').pins).toStrictEqual([
      { question: QUESTION, passageId: pin.passageId },
    ]);
    expect(await questions.rules()).toMatchObject({
      pins: [{ question: QUESTION, section: 'Print, copy and scan on campus' }],
      problems: [],
    });
    expect(await questions.save(pin)).toStrictEqual({ effect: 'withinAMinute', isChanged: false });
  });

  it('is taken back, and patches follow each other', async () => {
    const pin: Change = {
      kind: 'pin',
      question: QUESTION,
      passageId: idOf('Print, copy and scan on campus'),
    };
    const first = await questions.save(pin);
    await applied(first.patch?.file);

    const second = await questions.save({ ...pin, undo: true });
    await applied(second.patch?.file);

    expect(await shownByBot(QUESTION)).toStrictEqual(['refusal']);
    expect(ANSWERS.parse(await checkedOut('seed/answers.yaml'), '').pins).toStrictEqual([]);
  });

  it('is refused for a section that there is not, and for everyday words alone', async () => {
    const passageId = 'goneabcdefghijkl:00000000';
    await expect(
      questions.save({ kind: 'pin', question: QUESTION, passageId }),
    ).rejects.toMatchObject({ code: 'notFound' });
    const vague = {
      kind: 'pin',
      question: 'how do I do this',
      passageId: idOf('Print, copy and scan on campus'),
    };
    await expect(questions.save(vague as Change)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('everyday words'),
    });
  });

  it('whose section is gone is named as such', async () => {
    const passageId = 'goneabcdefghijkl:00000000';
    await put('content/answers.json', { v: 1, pins: [{ question: QUESTION, passageId }] });

    expect((await questions.rules()).pins).toStrictEqual([{ question: QUESTION, passageId }]);
  });
});

describe('Two editors', () => {
  it('who saw the same: the second is told, and nothing is lost', async () => {
    const other = openQuestions(deps);
    const [one, two] = [
      { kind: 'pin', question: QUESTION, passageId: idOf('Print, copy and scan on campus') },
      {
        kind: 'pin',
        question: 'the lift is broken',
        passageId: idOf('Print, copy and scan on campus'),
      },
    ] as const;
    const [seen, alsoSeen] = await Promise.all([
      questions.preview(one, { signal: AbortSignal.timeout(60_000) }),
      other.preview(two),
    ]);

    await questions.save(one, { version: seen.version });
    const refused = other.save(two, { version: alsoSeen.version });

    await expect(refused).rejects.toMatchObject({
      code: 'changed',
      message: expect.stringContaining('content/answers.json was changed by somebody else'),
    });
    expect((await questions.rules()).pins.map(({ question }) => question)).toStrictEqual([
      QUESTION,
    ]);
    const again = await other.preview(two);
    await other.save(two, { version: again.version });
    expect((await questions.rules()).pins).toHaveLength(2);
  }, 60_000);

  it('who save at the same moment: one is told, and nothing is lost', async () => {
    const changes = Array.from({ length: 4 }, (_, at) => ({
      ...{
        kind: 'pin',
        question: `${QUESTION} ${at}`,
        passageId: idOf('Print, copy and scan on campus'),
      },
    })) as Change[];

    const results = await Promise.allSettled(changes.map((one) => openQuestions(deps).save(one)));

    const saved = results.filter(({ status }) => status === 'fulfilled').length;
    expect(saved).toBeGreaterThanOrEqual(1);
    expect((await questions.rules()).pins).toHaveLength(saved);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'changed' });
  });

  it('do not write over a file that the bot ignores', async () => {
    await put('content/answers.json', '{"v":1,"pins":[{}]}');
    const pin: Change = {
      kind: 'pin',
      question: QUESTION,
      passageId: idOf('Print, copy and scan on campus'),
    };

    await expect(questions.save(pin)).rejects.toMatchObject({ code: 'changed' });
    expect(await stored('content/answers.json')).toBe('{"v":1,"pins":[{}]}');
    expect((await questions.rules()).problems[0]).toContain('content/answers.json:1');
  });
});

it('a block takes a section away', async () => {
  const question = 'how do I print on campus?';
  const [passageId = ''] = await shownByBot(question);

  await questions.save({ kind: 'block', question, passageId });

  expect(await shownByBot(question)).not.toContain(passageId);
});

it('a synonym is content, and a line of seed/synonyms.txt', async () => {
  const saved = await questions.save({ kind: 'synonym', says: ['brolly paper'], means: 'print' });

  expect(saved.object?.key).toBe('content/synonyms.json');
  expect(await shownByBot('how do I brolly paper on campus?')).toStrictEqual(
    await shownByBot('how do I print on campus?'),
  );
  await applied(saved.patch?.file);
  const lines = (await checkedOut('seed/synonyms.txt')).trimEnd().split('\n');
  expect(lines.at(-1)).toBe('brolly paper => print');
  expect(lines[0]).toMatch(/^#/);
  await expect(
    questions.save({ kind: 'synonym', says: ['help'], means: 'print' }),
  ).rejects.toMatchObject({ code: 'invalid' });
});

it('lines "also asked as" go into the description of the page, and a patch of it', async () => {
  const page = passages.find(({ key }) => key === 'documents/vpn.md');
  const key = 'documents/vpn.md.meta.json';
  await put(key, { topic: 'network', more: 1 });

  const saved = await questions.save({
    ...{ kind: 'alsoAsked', passageId: page?.id ?? '', lines: ['tunnel to the university'] },
  });

  expect(saved).toMatchObject({ effect: 'indexing', isChanged: true, object: { key } });
  const described = JSON.parse(await stored(key));
  expect(described).toMatchObject({ topic: 'network', more: 1 });
  expect(Object.values(described.alsoAsked)).toStrictEqual([['tunnel to the university']]);
  await applied(saved.patch?.file);
  expect(await checkedOut(`seed/${key}`)).toBe(await stored(key));
});

it('a new page is a document, once', async () => {
  const page: Change = {
    ...{ kind: 'page', title: 'Wet umbrellas', text: 'Leave them in the stand at the door.' },
    ...{ topic: 'building', alsoAsked: [QUESTION] },
  };

  const preview = await questions.preview(page);
  const saved = await questions.save(page, { version: preview.version });

  expect(preview.questions[0]).toMatchObject({
    question: QUESTION,
    before: { kind: 'refusal' },
    after: { kind: 'answer', sections: [{ section: 'Wet umbrellas' }] },
  });
  expect(saved).toMatchObject({
    effect: 'indexing',
    object: { key: 'documents/wet-umbrellas.md' },
  });
  expect(await stored('documents/wet-umbrellas.md')).toContain('# Wet umbrellas\n');
  await applied(saved.patch?.file);
  expect(await checkedOut('seed/documents/wet-umbrellas.md.meta.json')).toContain('building');
  await expect(questions.save(page)).rejects.toMatchObject({
    code: 'changed',
    message: expect.stringContaining('choose another title'),
  });
}, 60_000);

it('an utterance is a patch, and needs a deploy', async () => {
  const utterance: Change = { kind: 'utterance', intent: 'AskHelp', text: 'my umbrella is wet' };

  const saved = await questions.save(utterance);

  expect(saved).toMatchObject({ effect: 'needsDeploy', isChanged: true });
  expect(saved.object).toBeUndefined();
  await applied(saved.patch?.file);
  const path = 'seed/bot/LTSISupportBot/BotLocales/en_US/Intents/AskHelp/Intent.json';
  const { sampleUtterances } = JSON.parse(await checkedOut(path));
  expect(sampleUtterances.at(-1)).toStrictEqual({ utterance: 'my umbrella is wet' });
  expect(saved.patch?.text.match(/^[-+](?![-+])/gm)?.length).toBeLessThanOrEqual(5);
  await expect(questions.save({ ...utterance, intent: 'Umbrella' })).rejects.toMatchObject({
    code: 'notFound',
    message: expect.stringContaining('AskHelp'),
  });
});

it('an utterance is previewed on labelled utterances, where a bot can be trained', async () => {
  await mkdir(join(deps.root, 'seed/tests'));
  const words = 'quagga zebroid tarpan';
  const lines = ['utterance\tintent', `${words}\tServiceStatus`, 'hello there\tGreet'];
  await writeFile(join(deps.root, 'seed/tests/utterances.tsv'), lines.join('\n'));
  const training = { workerFile: new URL('../../../nlu/worker.ts', import.meta.url) };
  const trained = openQuestions({ ...deps, training });

  const preview = await trained.preview({
    kind: 'utterance',
    intent: 'ServiceStatus',
    text: words,
  });

  expect(preview).toMatchObject({ needsDeploy: true, summary: 'Fixes 1, breaks 0.' });
  expect(preview.intents).toMatchObject({ asked: 2, before: 0.5, after: 1, breaks: [] });
  expect(preview.intents?.fixes).toMatchObject([{ text: words, intent: 'ServiceStatus' }]);
}, 120_000);

it('a deployed bot has objects and no patch files', async () => {
  const deployed = openQuestions({ ...deps, patches: undefined });
  const pin: Change = {
    kind: 'pin',
    question: QUESTION,
    passageId: idOf('Print, copy and scan on campus'),
  };

  const saved = await deployed.save(pin);
  const utterance = await deployed.save({ kind: 'utterance', intent: 'AskHelp', text: 'wet' });

  expect(saved.patch).toBeUndefined();
  expect(saved.object?.key).toBe('content/answers.json');
  expect(utterance).toMatchObject({ effect: 'needsDeploy' });
  expect(utterance.patch?.text).toContain('+      "utterance": "wet"');
  expect(utterance.patch?.file).toBeUndefined();
});

it('a bot that can not be reached is said so', async () => {
  const lost = openQuestions({ ...deps, documentsBucket: 'no-such-bucket' });

  await expect(lost.rules()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('bucket'),
  });
});
