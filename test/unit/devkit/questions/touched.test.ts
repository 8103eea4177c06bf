import { expect, it } from 'vitest';
import {
  AnswerRules,
  NO_RULES,
} from '../../../../services/bot/helpdesk/answers/rules/answer-rules.ts';
import { NO_SYNONYMS, Synonyms } from '../../../../services/bot/helpdesk/answers/words/synonyms.ts';
import { isTouched } from '../../../../services/devkit/questions/relevance/touched.ts';

const pinned = new AnswerRules([{ question: 'rent a locker', passageId: 'p' }], []);
const synonyms = new Synonyms([{ says: ['cubby', 'steel box'], means: 'locker' }]);
const nothing = { rules: NO_RULES, synonyms: NO_SYNONYMS };

it.each([
  ['renting lockers', true],
  ['hello, how do I rent a lokcer?', true],
  ['I am new. How do I rent a locker? Where is it?', true],
  ['rent a kayak', false],
])('a pin to "rent a locker" touches "%s": %s', (question, expected) => {
  expect(isTouched(question, nothing, { ...nothing, rules: pinned })).toBe(expected);
  expect(isTouched(question, { ...nothing, rules: pinned }, nothing)).toBe(expected);
});

it.each([
  ['rent a cubby', true],
  ['my steel box is broken', true],
  // A page may have "cubby", to which the slip is mended.
  ['rent a cubbby', true],
  ['rent a locker', false],
  ['my steel is in a box', false],
  ['zotero in brightspace', false],
])('a synonym for "cubby" and "steel box" touches "%s": %s', (question, expected) => {
  expect(isTouched(question, nothing, { ...nothing, synonyms })).toBe(expected);
});

it('nothing is touched if nothing is different', () => {
  expect(isTouched('rent a cubbby', { ...nothing, synonyms }, { ...nothing, synonyms })).toBe(
    false,
  );
});
