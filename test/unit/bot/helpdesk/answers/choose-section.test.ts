import { describe, expect, it } from 'vitest';
import type { FoundPassages } from '../../../../../services/bot/helpdesk/answers/find-passages.ts';
import {
  chooseSection,
  stepsInstead,
} from '../../../../../services/bot/helpdesk/answers/judgement/choose-section.ts';
import type { RankedPassage } from '../../../../../services/bot/helpdesk/answers/ranking/rank-passages.ts';
import { conceptsOf } from '../../../../../services/bot/helpdesk/answers/words/concepts.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';
import { aPassage } from './a-search.ts';

const SIMILAR = {
  passage: 0.5,
  sentence: 0.5,
  heading: 0.5,
  line: 0.5,
  words: { mean: 1, least: 1 },
  headWords: { mean: 1, least: 1 },
};

/** What was found for a question: passages, best first, each a little further off than the one before. */
function found(question: string, passages: readonly Partial<Passage>[]): FoundPassages {
  const concepts = conceptsOf(question).map((concept) => ({ ...concept, isFuzzy: false }));
  const ranked: RankedPassage[] = passages.map((passage, at) => ({
    passage: aPassage({ id: `abcdefghijklmnop:0000000${at}`, ordinal: at, ...passage }),
    score: 10 - at,
    has: concepts.map(() => true),
    rank: 3 - at / 4,
    similarities: SIMILAR,
  }));
  const weights = concepts.map(() => 1);
  return { question, concepts, weights, isKnown: concepts.map(() => true), ranked };
}

describe('one thing, and no special case of it', () => {
  const IN_ITS_TEXT = {
    title: 'Help in the boat house',
    heading: 'The door does not let me in',
    text: 'After windsurfing the door may be locked.',
  };
  const ABOUT_IT = { title: 'Windsurfing for beginners', heading: 'First checks', text: 'Dry it.' };

  it('is looked for on the page that is about it', () => {
    expect(chooseSection(found('windsurfing fails', [IN_ITS_TEXT, ABOUT_IT]), undefined)).toBe(0);
    expect(chooseSection(found("i can't do windsurfing", [IN_ITS_TEXT, ABOUT_IT]), undefined)).toBe(
      1,
    );
  });

  it('is found by the hyphen in a title as well', () => {
    const page = { title: 'Sign-in problems', heading: 'First checks', text: 'Try again.' };

    expect(chooseSection(found("i can't log in", [IN_ITS_TEXT, page]), undefined)).toBe(1);
  });

  it('is left where it is if that section is about it too, or no page is', () => {
    const special = { ...IN_ITS_TEXT, heading: 'After windsurfing' };

    expect(chooseSection(found("i can't do windsurfing", [special, ABOUT_IT]), undefined)).toBe(0);
    expect(chooseSection(found("i can't do windsurfing", [IN_ITS_TEXT]), undefined)).toBe(0);
  });
});

describe('what introduces a page', () => {
  const INTRODUCTION = { title: 'Hire a canoe', heading: 'Hire a canoe', text: 'For members.' };
  const PROSE = { title: 'Hire a canoe', heading: 'Hire for a year', text: 'You hire it in May.' };
  const STEPS = {
    title: 'Hire a canoe',
    heading: 'For a day',
    text: 'To hire one:\nLeave your card.',
    marks: ['', '1.'],
  };

  it('gives way to a section that says how, best with steps', () => {
    const all = found('how do i hire a canoe', [INTRODUCTION, PROSE, STEPS]);

    expect(stepsInstead(all, 0, 'hire')).toBe(2);
    expect(stepsInstead(found(all.question, [INTRODUCTION, PROSE]), 0, 'hire')).toBe(1);
  });

  it('gives way for a deed without "how" if a heading begins with it, and not for a bare thing', () => {
    expect(stepsInstead(found('hire a canoe', [INTRODUCTION, PROSE]), 0, undefined)).toBe(1);
    expect(stepsInstead(found('canoe', [INTRODUCTION, PROSE]), 0, undefined)).toBeUndefined();
  });

  it.each([
    ['it says how itself', [{ ...INTRODUCTION, text: 'To hire a canoe, ask at the desk.' }, PROSE]],
    ['it has steps', [{ ...INTRODUCTION, marks: ['1.'] }, PROSE]],
    ['its page is about another deed', [{ ...INTRODUCTION, title: 'Canoes' }, PROSE]],
    ['only another page says how', [INTRODUCTION, { ...PROSE, docId: 'qrstuvwxyzabcdef' }]],
    ['no section has the deed', [INTRODUCTION, { ...PROSE, heading: 'Damage', text: 'Tell us.' }]],
  ])('stays if %s', (_, passages) => {
    expect(stepsInstead(found('how do i hire a canoe', passages), 0, 'hire')).toBeUndefined();
  });
});
