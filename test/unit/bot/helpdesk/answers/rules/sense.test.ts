import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../../services/bot/helpdesk/answers/question/read-question.ts';
import { AnswerRules } from '../../../../../../services/bot/helpdesk/answers/rules/answer-rules.ts';
import {
  isSameSense,
  senseOf,
} from '../../../../../../services/bot/helpdesk/answers/rules/sense.ts';
import {
  NO_SYNONYMS,
  Synonyms,
} from '../../../../../../services/bot/helpdesk/answers/words/synonyms.ts';
import { readJudged } from '../../../../../../services/devkit/questions/relevance/judged-questions.ts';

const isSame = (a: string, b: string) => isSameSense(senseOf(a), senseOf(b));
const RENT = 'How do I rent a locker?';

describe('Two questions mean the same', () => {
  it.each([
    'hello, can you tell me how to rent lockers please',
    'RENTING LOCKERS',
    'where can i rent a lokcer',
    'renting lokcers',
    'hwo do i rent a locker??',
    'locker rent',
    '**rent** <b>a</b> locker',
  ])('if they ask about the same things in other forms: %s', (question) => {
    expect(isSame(RENT, question)).toBe(true);
  });

  it.each([
    ['it asks about more', RENT, 'How do I rent a locker for a bicycle?'],
    ['it asks about less', RENT, 'lockers'],
    ['it asks about something else', RENT, 'How do I rent a kayak?'],
    ['it asks when', RENT, 'When can I rent a locker?'],
    ['it asks who', RENT, 'Who can rent a locker?'],
    ['something is turned off', 'turn on the captions', 'turn off the captions'],
    ['something is not so', 'How do I log in?', 'I can’t log in'],
    ['two names differ in a digit', 'Where is room A101?', 'Where is room A102?'],
    ['a word is another English word', 'parking', 'marking'],
  ])('but not if %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(false);
  });

  it('if one asks why something is not so', () => {
    expect(isSame("Why can't I print?", 'i cant print')).toBe(true);
  });

  it('not by having no word that a question can be told by', () => {
    expect(isSame('hello', 'hello')).toBe(false);
  });
});

it('a rule for a question of the relevance set holds for no other one of it', async () => {
  const files = ['seed/relevance/dev.jsonl', 'seed/relevance/gate.jsonl'];
  const questions = (await Promise.all(files.map(readJudged))).flat();
  const words = (question: string) => question.toLowerCase().trim();
  const all = questions.map(({ question }) => ({ question, passageId: 'p' }));
  const rules = new AnswerRules([], all);

  const leaks = questions.flatMap(({ question }) => {
    const { text, asks } = readQuestion(question);
    const parts = asks.flatMap((ask) => rules.ofPart(ask, NO_SYNONYMS).blocks);
    return [...rules.of(text, NO_SYNONYMS).blocks, ...parts]
      .filter((rule) => words(rule.question) !== words(question))
      .map((rule) => `${rule.question} → ${question}`);
  });

  expect(questions.length).toBeGreaterThan(400);
  expect(leaks).toStrictEqual([]);
});

it('a question means what its words mean by a synonym', () => {
  const synonyms = new Synonyms([{ says: ['cubby'], means: 'locker' }]);
  const rules = new AnswerRules([{ question: RENT, passageId: 'p' }], []);

  expect(rules.of('rent a cubby', synonyms).pin?.passageId).toBe('p');
  expect(rules.of('rent a cubby', NO_SYNONYMS).pin).toBeUndefined();
});
