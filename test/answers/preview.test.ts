import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Asked,
  askQuestions,
  type DecidedByStaff,
  outcomesOf,
  rate,
} from '../../bench/answers/ask-questions.ts';
import { openEngine } from '../../bench/search/open-engine.ts';
import { silentLog } from '../../services/base/log.ts';
import { AnswerRules } from '../../services/bot/helpdesk/answers/rules/answer-rules.ts';
import { Synonyms } from '../../services/bot/helpdesk/answers/words/synonyms.ts';
import { systemClock } from '../../services/bot/helpdesk/clock.ts';
import type { Passage } from '../../services/bot/helpdesk/documents/passage.ts';
import { nameOfPassage } from '../../services/bot/helpdesk/documents/passage-named.ts';
import type { Change } from '../../services/devkit/questions/change.ts';
import { openQuestions } from '../../services/devkit/questions/open-questions.ts';
import type { Preview } from '../../services/devkit/questions/preview.ts';
import type { Questions } from '../../services/devkit/questions/questions.ts';
import {
  isRight,
  type JudgedQuestion,
  readJudged,
} from '../../services/devkit/questions/relevance/judged-questions.ts';
import { isFine } from '../../services/devkit/questions/relevance/outcomes.ts';
import { type StorageServer, startStorageServer } from '../support/storage-server.ts';

const GATE = 'seed/relevance/gate.jsonl';
const BUCKET = 'documents-of-the-bot';
/** The index that `askQuestions` fills. */
const INDEX = 'asked';
const MAX_LINE = 300;

let root: string;
let storage: StorageServer;
let engine: Awaited<ReturnType<typeof openEngine>>;
let judged: readonly JudgedQuestion[];
let before: Asked;
let questions: Questions;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'preview-'));
  await mkdir(join(root, 'seed/relevance'), { recursive: true });
  // The half that is measured below.
  await writeFile(join(root, 'seed/relevance/dev.jsonl'), '');
  await symlink(resolve(GATE), join(root, GATE));
  for (const name of ['conversations', 'documents', 'answers.yaml', 'synonyms.txt'])
    await symlink(resolve('seed', name), join(root, 'seed', name));
  storage = await startStorageServer();
  const s3 = new S3Client({ ...storage, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  engine = await openEngine();
  judged = await readJudged(GATE);
  before = await askQuestions(engine.client, 'seed/documents', judged);
  questions = openQuestions({
    ...{ s3, documentsBucket: BUCKET, ticketsBucket: BUCKET, search: engine.client, alias: INDEX },
    ...{ encoder: undefined, clock: systemClock, log: silentLog, root, patches: undefined },
  });
}, 120_000);

afterAll(async () => {
  await engine?.close();
  await storage?.close();
  await rm(root, { recursive: true });
});

/** The first question of the set with an outcome, a section that answers it, and one that does not. */
function aQuestion(outcome: string) {
  const outcomes = outcomesOf(before);
  for (const one of judged) {
    if (outcomes.get(one.id) !== outcome || one.question.length > MAX_LINE) continue;
    const right = before.passages.find((passage) => isRight(passage, one.answers, before.passages));
    const wrong = before.passages.find((passage) => passage.docId !== right?.docId);
    if (right && wrong) return { one, right, wrong };
  }
  throw new Error(`no question of the set is ${outcome}`);
}

/** Measures the set as its own test does, in an index of its own. */
async function measured(folder: string, decided: DecidedByStaff = {}): Promise<Asked> {
  const other = await openEngine();
  try {
    return await askQuestions(other.client, folder, judged, undefined, decided);
  } finally {
    await other.close();
  }
}

function expectSame(preview: Preview, after: Asked): void {
  const [was, is] = [outcomesOf(before), outcomesOf(after)];
  const becomes = (wasFine: boolean, becomesFine: boolean) =>
    judged
      .filter((one) => isFine(one, was.get(one.id) ?? 'refused') === wasFine)
      .filter((one) => isFine(one, is.get(one.id) ?? 'refused') === becomesFine)
      .map(({ id }) => id);
  const { relevance } = preview;
  expect(relevance.before).toStrictEqual(rate(before));
  expect(relevance.after).toStrictEqual(rate(after));
  expect(relevance.fixes.map(({ id }) => id)).toStrictEqual(becomes(false, true));
  expect(relevance.breaks.map(({ id }) => id)).toStrictEqual(becomes(true, false));
  for (const one of [...relevance.fixes, ...relevance.breaks, ...relevance.others])
    expect([one.id, one.before.outcome, one.after.outcome]).toStrictEqual([
      one.id,
      was.get(one.id),
      is.get(one.id),
    ]);
  expect(relevance).toMatchObject({ asked: judged.length, skipped: 0 });
}

describe('A preview is what its measure says with the change', () => {
  it('that fixes: lines "also asked as"', async () => {
    const { one, right } = aQuestion('refused');
    const folder = join(root, 'documents-with-lines');
    await cp('seed/documents', folder, { recursive: true });
    const name = nameOfPassage(sectionsOf(right), right) ?? '';
    const meta = join(folder, `${right.key.replace('documents/', '')}.meta.json`);
    await writeFile(meta, JSON.stringify({ alsoAsked: { [name]: [one.question] } }));

    const preview = await questions.preview({
      kind: 'alsoAsked',
      passageId: right.id,
      lines: [one.question],
    });

    expectSame(preview, await measured(folder));
    expect(preview.relevance.fixes.map(({ id }) => id)).toContain(one.id);
    expect(preview.questions[0]?.after.sections[0]?.passageId).toBe(right.id);
  }, 120_000);

  it('that breaks: a pin to a wrong section', async () => {
    const { one, wrong } = aQuestion('right');
    const pin = { question: one.question, passageId: wrong.id };

    const preview = await questions.preview({ kind: 'pin', ...pin });

    expectSame(preview, await measured('seed/documents', { rules: new AnswerRules([pin], []) }));
    expect(preview.summary).toBe('Fixes 0, breaks 1.');
    expect(preview.relevance.breaks[0]).toMatchObject({
      id: one.id,
      before: { outcome: 'right' },
      after: { outcome: 'wrong', kind: 'answer', sections: [{ passageId: wrong.id }] },
    });
  }, 120_000);

  it('that is neutral: a synonym for a word that nobody says', async () => {
    const change: Change = { kind: 'synonym', says: ['zabaglione'], means: 'password' };
    const synonyms = new Synonyms([{ says: ['zabaglione'], means: 'password' }]);

    const preview = await questions.preview(change);

    expectSame(preview, await measured('seed/documents', { synonyms }));
    expect(preview.summary).toBe('Fixes 0, breaks 0.');
    expect(preview.relevance.others).toStrictEqual([]);
  }, 120_000);

  it('that changes much: a synonym for a word of many questions', async () => {
    const says = ['password', 'reset', 'quiz', 'recording', 'email'];
    const synonyms = new Synonyms([{ says, means: 'parking' }]);

    const preview = await questions.preview({ kind: 'synonym', says, means: 'parking' });

    expectSame(preview, await measured('seed/documents', { synonyms }));
    const { fixes, breaks, others } = preview.relevance;
    expect(fixes.length + breaks.length + others.length).toBeGreaterThan(5);
    expect(preview.conversations.breaks.length).toBeGreaterThan(0);
  }, 120_000);
});

it('a preview that is cancelled stops, and what it has found is kept for the next one', async () => {
  const { one, right } = aQuestion('refused');
  const pin: Change = { kind: 'pin', question: one.question, passageId: right.id };
  const fresh = new AbortController();
  const steps: string[] = [];

  const cancelled = questions.preview(
    { kind: 'alsoAsked', passageId: right.id, lines: ['zabaglione recipes'] },
    {
      signal: fresh.signal,
      onProgress: ({ step, done }) => {
        steps.push(step);
        if (step === 'with' && done === 3) fresh.abort();
      },
    },
  );

  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  expect(steps.filter((step) => step === 'with')).toHaveLength(3);
  const { summary, elapsedMs } = await questions.preview(pin);
  expect(summary).toMatch(/^Fixes 1, breaks 0\.$/);
  expect(elapsedMs).toBeLessThan(20_000);
}, 60_000);

function sectionsOf({ docId }: Passage): readonly Passage[] {
  return before.passages
    .filter((passage) => passage.docId === docId)
    .sort((a, b) => a.ordinal - b.ordinal);
}
