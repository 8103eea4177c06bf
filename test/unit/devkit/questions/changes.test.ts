import { describe, expect, it } from 'vitest';
import { AnswerRules } from '../../../../services/bot/helpdesk/answers/rules/answer-rules.ts';
import { Synonyms } from '../../../../services/bot/helpdesk/answers/words/synonyms.ts';
import type { PinChange } from '../../../../services/devkit/questions/change.ts';
import { changeRules } from '../../../../services/devkit/questions/changes/change-rules.ts';
import { changeSynonyms } from '../../../../services/devkit/questions/changes/change-synonyms.ts';
import { checkChange } from '../../../../services/devkit/questions/changes/check-change.ts';
import { newPage } from '../../../../services/devkit/questions/changes/new-page.ts';

const [A, B] = ['abcdefghijklmnop:0000000a', 'abcdefghijklmnop:0000000b'];
const rule = (question: string, passageId = A) => ({ question, passageId });
const change = (kind: 'pin' | 'block', question: string, passageId = A, undo = false) =>
  ({ kind, question, passageId, undo }) satisfies PinChange;

describe('A pin', () => {
  it('replaces that of a question which means the same', () => {
    const rules = new AnswerRules([rule('rent a locker'), rule('lost key')], []);

    const { pins } = changeRules(rules, change('pin', 'How do I rent lockers?', B));

    expect(pins).toStrictEqual([rule('lost key'), rule('How do I rent lockers?', B)]);
  });

  it('takes back a block of the same section, and a block a pin', () => {
    const rules = new AnswerRules([rule('lost key')], [rule('rent a locker')]);

    expect(changeRules(rules, change('pin', 'renting lockers')).blocks).toStrictEqual([]);
    expect(changeRules(rules, change('block', 'lost keys'))).toMatchObject({
      pins: [],
      blocks: [rule('rent a locker'), rule('lost keys')],
    });
  });

  it('that is there changes nothing, and neither does taking back one that is not', () => {
    const rules = new AnswerRules([rule('rent a locker')], []);

    expect(changeRules(rules, change('pin', 'renting a locker'))).toBe(rules);
    expect(changeRules(rules, change('pin', 'rent a locker', B, true))).toBe(rules);
    expect(changeRules(rules, change('pin', 'Rent a locker!', A, true)).pins).toStrictEqual([]);
  });
});

describe('A synonym', () => {
  const synonyms = new Synonyms([{ says: ['cubby', 'box'], means: 'locker' }]);
  const said = (says: string[], means: string, undo = false) =>
    changeSynonyms(synonyms, { kind: 'synonym', says, means, undo }).all;

  it('is added to the words that mean the same', () => {
    expect(said(['Steel  box'], 'Locker')).toStrictEqual([
      { says: ['cubby', 'box', 'steel box'], means: 'locker' },
    ]);
  });

  it('replaces what a word meant before', () => {
    expect(said(['box'], 'mailbox')).toStrictEqual([
      { says: ['cubby'], means: 'locker' },
      { says: ['box'], means: 'mailbox' },
    ]);
  });

  it('is taken back word by word', () => {
    expect(said(['cubby'], 'locker', true)).toStrictEqual([{ says: ['box'], means: 'locker' }]);
    expect(said(['cubby'], 'mailbox', true)).toBe(synonyms.all);
    expect(said(['cubby', 'box'], 'locker', true)).toStrictEqual([]);
  });
});

describe('A change is refused', () => {
  it.each([
    ['that is a list', [], 'a change must be an object'],
    ['of an unknown kind', { kind: 'pins' }, 'kind must be one of pin, block, alsoAsked'],
    ['with an unknown member', { ...change('pin', 'x'), x: 1 }, 'a pin has no "x"'],
    ['that lacks a member', { kind: 'pin', question: 'x' }, 'a pin needs "passageId"'],
    ['with a long question', change('pin', 'x'.repeat(1_025)), '(1027 characters)'],
    [
      'with a question that is a number',
      { ...change('pin', 'x'), question: 7 },
      'question must be a text of 1 to 1024 characters (got 7)',
    ],
    [
      'with too many lines',
      { kind: 'alsoAsked', passageId: A, lines: Array(51).fill('x') },
      'lines must be a list of 1 to 50 texts',
    ],
    [
      'with a long line',
      { kind: 'alsoAsked', passageId: A, lines: ['x', 'x'.repeat(301)] },
      'lines[1] must be a text of 1 to 300',
    ],
    [
      'with a title of two lines',
      { kind: 'page', title: 'a\nb', text: 'x' },
      'title must be one line',
    ],
    ['with an empty page', { kind: 'page', title: 'a', text: ' ' }, 'text must not be empty'],
    [
      'with a slot in an utterance',
      { kind: 'utterance', intent: 'Greet', text: 'hi {Name}' },
      'without braces',
    ],
    [
      'with an undo that is a text',
      { ...change('pin', 'x'), undo: 'yes' },
      'undo must be true or false',
    ],
  ])('%s', (_, sent, problem) => {
    expect(() => checkChange(sent)).toThrow(expect.objectContaining({ code: 'invalid' }));
    expect(() => checkChange(sent)).toThrow(problem);
  });

  it('with a page of more than 256 KB', () => {
    const page = { kind: 'page', title: 'a', text: 'ü'.repeat(131_073) };

    expect(() => checkChange(page)).toThrow(expect.objectContaining({ code: 'tooLarge' }));
    expect(() => checkChange(page)).toThrow('the page has 262146 bytes; at most 262144');
  });
});

describe('A new page', () => {
  const page = {
    kind: 'page',
    title: 'Lockers & *keys*',
    text: 'Lockers are at the gate.',
  } as const;

  it('is Markdown with its title as heading, and has the passages that the indexer reads', async () => {
    const { key, text, passages, meta } = await newPage(page);

    expect(key).toBe('documents/lockers-keys.md');
    expect(text).toBe('# Lockers & \\*keys\\*\n\nLockers are at the gate.\n');
    expect(meta).toBeUndefined();
    expect(passages).toMatchObject([
      { key, title: 'Lockers & *keys*', text: 'Lockers are at the gate.' },
    ]);
  });

  it('has a description with what is said of it', async () => {
    const alsoAsked = ['where do I leave my bag'];
    const { meta, passages } = await newPage({ ...page, topic: 'gym', alsoAsked });

    expect(JSON.parse(meta?.text ?? '')).toMatchObject({ topic: 'gym' });
    expect(meta?.key).toBe('documents/lockers-keys.md.meta.json');
    expect(passages[0]).toMatchObject({ topic: 'gym', alsoAsked });
  });

  it('is refused if its description can not be used', async () => {
    await expect(newPage({ ...page, expires: 'tomorrow' })).rejects.toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: expect.stringContaining('expires must be'),
      }),
    );
  });
});
