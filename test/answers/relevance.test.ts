import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Asked, askQuestions, missesOf, rate } from '../../bench/answers/ask-questions.ts';
import { openEngine } from '../../bench/search/open-engine.ts';
import { readJudged } from '../../services/devkit/questions/relevance/judged-questions.ts';

const GATE = 'seed/relevance/gate.jsonl';
/** Shares of the questions that a page answers (helped, wrong, refusedKnown) and of those that none does. */
const FLOORS = {
  helped: 0.68,
  wrong: 0.08,
  refusedKnown: 0.15,
  noneAnswered: 0.08,
  noneOffered: 0.3,
};

const lexicon = vi.hoisted(() => ({ isKnown: true }));
vi.mock('../../services/bot/helpdesk/answers/words/same-meaning.ts', async (load) => {
  const real =
    await load<typeof import('../../services/bot/helpdesk/answers/words/same-meaning.ts')>();
  return {
    ...real,
    formsOf: (asked: string) => (lexicon.isKnown ? real.formsOf(asked) : [asked]),
    isKnownForm: (phrase: string) => lexicon.isKnown && real.isKnownForm(phrase),
  };
});

it('has at least 400 questions by three people, of which at least 120 must be refused', async () => {
  const files = await Promise.all(
    ['seed/relevance/dev.jsonl', GATE].map((file) => readFile(file, 'utf8')),
  );
  const questions = files.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );

  expect(questions.length).toBeGreaterThanOrEqual(400);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  expect(new Set(questions.map(({ by }) => by)).size).toBeGreaterThanOrEqual(3);
  expect(questions.filter(({ refuse }) => refuse).length).toBeGreaterThanOrEqual(120);
});

describe.each([
  { what: 'with the lexicon of the help desk', isKnown: true },
  { what: 'without it', isKnown: false },
])('questions that nobody has seen who wrote pages or ranking, $what', ({ isKnown }) => {
  let engine: Awaited<ReturnType<typeof openEngine>>;
  let asked: Asked;

  beforeAll(async () => {
    lexicon.isKnown = isKnown;
    engine = await openEngine();
    asked = await askQuestions(engine.client, 'seed/documents', await readJudged(GATE));
  }, 120_000);

  afterAll(() => engine.close());

  it('are mostly helped, and seldom answered wrongly', () => {
    const rates = rate(asked);
    console.log(rates, `\nThe worst misses:\n${missesOf(asked).slice(0, 5).join('\n')}`);

    expect(rates.helped).toBeGreaterThanOrEqual(FLOORS.helped);
    expect(rates.wrong).toBeLessThanOrEqual(FLOORS.wrong);
    expect(rates.noneAnswered).toBeLessThanOrEqual(FLOORS.noneAnswered);
    expect(rates.refusedKnown).toBeLessThanOrEqual(FLOORS.refusedKnown);
    expect(rates.noneOffered).toBeLessThanOrEqual(FLOORS.noneOffered);
  });
});
