import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerQuestion } from '../../../services/bot/helpdesk/answers/answer-question.ts';
import { PassageReader } from '../../../services/bot/helpdesk/answers/ranking/read-passage.ts';
import { answerMessages } from '../../../services/bot/helpdesk/answers/replies/answer-messages.ts';
import { OpenSearchPassageIndex } from '../../../services/bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../../services/bot/helpdesk/aws/opensearch-passage-search.ts';
import { answersCommand } from '../../../services/devkit/cli/answers.ts';
import type { Explanation } from '../../../services/devkit/questions/explanation/explain.ts';
import { indexFolder } from '../../support/document-folder.ts';
import { firstAnswer } from '../../support/first-answer.ts';
import { type SearchServer, startSearchServer } from '../../support/search-server.ts';
import { type StorageServer, startStorageServer } from '../../support/storage-server.ts';

const BUCKET = 'documents-of-the-bot';
const ALIAS = 'passages';
const PAGES: Readonly<Record<string, string>> = {
  'password.md': `# Reset your password

If you forgot your password, reset it on the account page.

## Password rules

A password has at least twelve characters and is not used anywhere else.`,
  'wireless.md': `# Connect to the wireless network

Choose the network in the list, and enter your name and your password.

## The network is slow

Move closer to an antenna, or use a cable.`,
  'meetings.html':
    '<h1>Record a meeting</h1><p>Press Record&#27;[2J, and choose where the recording is kept.</p>',
};
const rule = (id: string, kind: string, ...say: string[]) => ({
  ...{ id, kind, say, not: [], reply: 'Leave the building.', contacts: [] },
});
const URGENT_WORDS = [rule('crisis', 'crisis', 'die'), rule('flood', 'danger', 'water comes in')];

let storage: StorageServer;
let search: SearchServer;
let folder: string;

beforeAll(async () => {
  storage = await startStorageServer();
  search = await startSearchServer();
  folder = await mkdtemp(join(tmpdir(), 'answers-command-'));
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const object = { Bucket: BUCKET, Key: 'content/urgent.json', Body: JSON.stringify(URGENT_WORDS) };
  await s3.send(new PutObjectCommand(object));
  await mkdir(join(folder, 'pages'));
  for (const [name, text] of Object.entries(PAGES))
    await writeFile(join(folder, 'pages', name), text);
  await indexFolder(join(folder, 'pages'), new OpenSearchPassageIndex(search.client, ALIAS));
  await search.client.indices.refresh({ index: ALIAS });
  const outputs = {
    ...{ AwsUrl: storage.endpoint, SearchUrl: search.endpoint },
    ...{ DocumentsBucket: BUCKET, DocumentsQueueUrl: `${storage.endpoint}/queue` },
  };
  await writeFile(join(folder, 'outputs.json'), JSON.stringify(outputs));
  vi.stubEnv('DATA_DIR', folder);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await storage.close();
  await search.close();
  await rm(folder, { recursive: true });
});

const explainJson = async (text: string): Promise<Explanation> =>
  JSON.parse((await run('explain', text, '--json')).output);

async function run(...args: string[]) {
  let output = '';
  let error = '';
  const code = await answersCommand(args, {
    output: { write: (text) => (output += text) },
    error: { write: (text) => (error += text) },
  });
  return { code, output, error };
}

describe('support-bot answers explain', () => {
  it('shows what the bot replies, word for word, and why', async () => {
    const question = 'how do I reset my password?';
    const passages = new OpenSearchPassageSearch(search.client, ALIAS);
    const answer = firstAnswer(
      await answerQuestion({ passages, reader: new PassageReader() }, question),
    );
    if (!answer) throw new Error('the bot has no answer');
    const [{ content }] = answerMessages(answer);

    const { code, output, error } = await run('explain', question);

    expect({ code, error }).toStrictEqual({ code: 0, error: '' });
    expect(output).toMatch(/^What is replied\n {2}Reset your password\n/);
    expect(output).toContain(content.replaceAll('\n', '\n  '));
    expect(output).toMatch(
      /\nAnswered: the section is likely enough to answer: \d+ % that it answers \(/,
    );
    expect(output).toMatch(
      /\n +▸1 +Reset your password +reset, password +documents\/password\.md#/,
    );
    expect(output).toMatch(/\n +asked about +also as +the pages +weight\n +reset +have it +\d/);
  });

  it('shows the numbers that the judgement is made of', async () => {
    const { questions } = await explainJson('how do I reset my password?');

    const [{ judgement, candidates }] = questions as [(typeof questions)[number]];
    if (!judgement) throw new Error('nothing was judged');
    const { probability, bias, features, thresholds, way } = judgement;
    const logOdds = features.reduce((sum, { contribution }) => sum + contribution, bias);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(probability, 10);
    expect(probability >= thresholds.answer).toBe(way === 'answer');
    expect(new Set(features.map(({ name }) => name))).toContain('covered');
    expect(candidates.length).toBeGreaterThan(1);
    expect(candidates.length).toBeLessThanOrEqual(5);
    const { offer, anyProbability } = judgement;
    const offerOdds = offer.features.reduce((sum, one) => sum + one.contribution, offer.bias);
    expect(1 / (1 + Math.exp(-offerOdds))).toBeCloseTo(anyProbability, 10);
    const ranks = candidates.map(({ rank }) => rank);
    expect(ranks).toStrictEqual(ranks.toSorted((a, b) => b - a));
  });

  it('shows which slips were mended, and what markup was left out', async () => {
    const { text, questions } = await explainJson('hwo do i <b>reset</b> my ｐasword');

    expect(text).toBe('hwo do i reset my pasword');
    expect(questions[0]).toMatchObject({
      searched: 'do i reset my password',
      ignored: ['hwo'],
      concepts: [
        { asked: 'reset', isKnown: true },
        { asked: 'pasword', isKnown: true, mended: 'password' },
      ],
    });
  });

  it('shows what no page has, and refuses', async () => {
    const { output } = await run('explain', 'where do I park my bicycle');

    expect(output).toMatch(/I found nothing in the help pages that answers this/);
    expect(output).toMatch(/\nRefused: no section has any of its words\.\n/);
    expect(output).toMatch(/\n +bicycle +have no such word +\d/);
  });

  it('says so if there is nothing to look for', async () => {
    const { output } = await run('explain', 'can you help me please');

    expect(output).toContain('It has only everyday words: nothing is looked for.');
  });

  it('shows which of two questions in one got which answer', async () => {
    const both = 'how do I reset my password and how do I connect to the wireless network';

    const { parts, questions, reply } = await explainJson(both);

    expect(parts).toHaveLength(2);
    expect(questions.map(({ decides }) => decides)).toStrictEqual([false, true, true]);
    expect(reply.texts).toHaveLength(2);
  });

  it('says that another deed than that of the pages is offered', async () => {
    const { output } = await run('explain', 'how do I join a meeting');

    expect(output).toContain('but not about how to join');
  });

  it('shows what a client gets, the button of the ticket too', async () => {
    const { output } = await run('explain', 'how do I join a meeting');
    const { reply } = await explainJson('how do I join a meeting');

    expect(output).toContain('  [ Open a ticket with this question ]\n');
    expect(output).toMatch(
      /\nWhat a client gets\n {2}text: as above\n {2}card: \{"v":1,"kind":"didYouMean".*\n {2}buttons: Which of/,
    );
    expect(output).toContain('    [ Open a ticket with this question ] sends "open a ticket"\n');
    expect(output).toMatch(/How the offer was judged: \d+ % that it or one of the next does/);
    expect(reply.messages.map(({ contentType }) => contentType)).toStrictEqual([
      'PlainText',
      'CustomPayload',
      'ImageResponseCard',
    ]);
    expect(reply.ifProblem).toStrictEqual(reply.messages);
  });

  it('shows what is different if the text is taken for a problem', async () => {
    const known = await run('explain', 'how do I reset my password?');
    const unknown = await run('explain', 'where do I park my bicycle');

    expect(known.output).toMatch(/taken for a problem \(.*\)\n {2}also: \[ Open a ticket \]\n$/);
    expect(unknown.output).toMatch(/taken for a problem \(.*\)\n {2}the ticket begins/);
    expect((await explainJson('where do I park my bicycle')).reply.ifProblem).toBeNull();
  });

  it('names the rule of words that staff call urgent', async () => {
    const { output } = await run('explain', 'help, the water comes in');

    expect(output).toMatch(/^The pages are not asked: these are words of danger \(rule flood\)/);
    expect(output).toContain('What would be replied otherwise');
  });

  it('says that advice comes first if it cannot wait, and by which words', async () => {
    const { output } = await run(
      'explain',
      'my exam starts in 10 minutes and I forgot my password',
    );

    expect(output).toMatch(/^First, what to do now: it can't wait \(exam starts in 10 minutes\)\./);
    expect(output).toContain('What is replied');
  });

  it('names another language', async () => {
    const { output } = await run('explain', 'comment puis-je changer mon mot de passe');

    expect(output).toMatch(/^The pages are not asked: this is French/);
  });

  describe('with what staff decided', () => {
    const contents = async (name: string, value: object) => {
      const s3 = new S3Client({ ...storage, forcePathStyle: true });
      const object = { Bucket: BUCKET, Key: `content/${name}`, Body: JSON.stringify(value) };
      await s3.send(new PutObjectCommand(object));
    };
    const passageOf = async (question: string) => {
      const [asked] = (await explainJson(question)).questions;
      return asked?.candidates[0]?.passageId ?? '';
    };

    afterEach(async () => {
      await contents('answers.json', { v: 1 });
      await contents('synonyms.json', { v: 1, synonyms: [] });
    });

    it('says that a pin decided, and by which question', async () => {
      const pin = {
        question: 'where do I park my bicycle?',
        passageId: await passageOf('record a meeting'),
      };
      await contents('answers.json', { v: 1, pins: [pin] });

      const { output } = await run('explain', 'hello, where to park bicycles');

      expect(output).toMatch(/^What is replied\n {2}Record a meeting\n/);
      expect(output).toContain('Answered: staff pinned this section to the question.');
      expect(output).toContain(`Pinned to ${pin.passageId}: “where do I park my bicycle?”`);
    });

    it('says that a block decided, and that a pin is ignored because its section is gone', async () => {
      const question = 'how do I reset my password?';
      const passageId = await passageOf(question);
      const gone = 'goneabcdefghijkl:00000000';
      await contents('answers.json', {
        v: 1,
        pins: [{ question, passageId: gone }],
        blocks: [{ question, passageId }],
      });

      const { output } = await run('explain', question);
      const { questions } = await explainJson(question);

      expect(output).toContain(`Blocked: ${passageId}, for “${question}”`);
      expect(output).toContain(`A pin is ignored, because there is no section ${gone} any more`);
      expect(questions[0]?.candidates.map((one) => one.passageId)).not.toContain(passageId);
      expect(questions[0]?.rules?.pin).toStrictEqual({
        ...{ question, passageId: gone, isGone: true },
      });
    });

    it('shows what a word means by a synonym', async () => {
      await contents('synonyms.json', { v: 1, synonyms: ['magic word => password'] });

      const { output } = await run('explain', 'how do I reset my magic word');

      expect(output).toMatch(/^What is replied\n {2}Reset your password\n/);
      expect(output).toMatch(/\n +magic word +password \(synonym\) +have "password"/);
      expect(output).toContain('Looked for as: how do I reset my password');
    });

    it('ignores a file that fails its check, and says why', async () => {
      await contents('answers.json', { v: 1, pins: [{ question: 'x' }] });

      const { output, error } = await run('explain', 'how do I reset my password?');

      expect(output).toMatch(/^What is replied\n {2}Reset your password\n/);
      expect(error).toContain('answers.json');
    });
  });

  it('shows no secret', async () => {
    const { output } = await run('explain', 'I forgot my password, it was password: Sw0rdf1sh!99');

    expect(output).not.toContain('Sw0rdf1sh');
    expect(output).toContain('what looks like a secret or personal data is left out');
  });

  it('shows no control characters of a page', async () => {
    const { output } = await run('explain', 'how do I record a meeting');

    expect(output).toContain('choose where the recording is kept');
    expect(output).not.toContain('\u001b');
  });

  it('shows what is looked for only if slips were mended', async () => {
    const slip = await run('explain', 'hwo do I reset my pasword');
    const none = await run('explain', 'Reset Password');

    expect(slip.output).toContain('  Looked for as: do I reset my password\n');
    expect(none.output).not.toContain('Looked for as');
  });

  it('goes on without an encoder that cannot be loaded, and says so', async () => {
    vi.stubEnv('ANSWERS_ENCODER', 'minilm');

    const { code, error } = await run('explain', 'password');

    vi.stubEnv('ANSWERS_ENCODER', '');
    expect(code).toBe(0);
    expect(error).toContain('without the sentence encoder');
  });

  it('fails if no bot was started', async () => {
    vi.stubEnv('DATA_DIR', join(folder, 'nothing-here'));

    const { code, error } = await run('explain', 'password');

    vi.stubEnv('DATA_DIR', folder);
    expect(code).toBe(1);
    expect(error).toMatch(/^support-bot answers explain: .* Start the bot first/);
  });
});

describe('wrong arguments of support-bot answers', () => {
  it.each([[], ['fly'], ['explain'], ['explain', ' '], ['explain', 'x', '--colour', 'red']])(
    'are refused: %j %j %j %j',
    async (...args) => {
      expect((await run(...args.filter(Boolean))).code).toBe(2);
    },
  );

  it('are refused if they name a region without a stack', async () => {
    expect((await run('explain', 'x', '--region', 'ca-central-1')).code).toBe(2);
  });

  it.each([['--help'], ['explain', '--help']])(
    'are no matter for --help: %s %s',
    async (...args) => {
      expect(await run(...args.filter(Boolean))).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^Usage: support-bot answers explain/),
      });
    },
  );
});
