import { describe, expect, it } from 'vitest';
import type { InterpretationHints } from '../../../nlu/interpreter.ts';
import { openInterpreter } from '../../../nlu/open-interpreter.ts';
import { train } from '../../../nlu/train.ts';
import { helpDeskSpec } from './help-desk-spec.ts';

const hints: InterpretationHints = { now: new Date(0), timeZone: 'UTC', threshold: 0.4 };
const interpreter = openInterpreter(helpDeskSpec, train(helpDeskSpec));

function best(text: string) {
  const [first] = interpreter.interpret(text, hints).ranked;
  if (first === undefined) throw new Error('nothing was ranked');
  return first;
}

describe('ranking', () => {
  it('is certain of a sample utterance, whatever its case and punctuation', () => {
    expect(best('How do I reset my password?!')).toMatchObject({
      intent: 'AskHelp',
      confidence: 1,
      why: expect.arrayContaining(['sample utterance "how do i reset my password"']),
    });
  });

  it('finds the intent of an utterance that is worded otherwise', () => {
    const found = best('how could i get a new password');

    expect(found.intent).toBe('AskHelp');
    expect(found.confidence).toBeGreaterThan(0.4);
    expect(found.confidence).toBeLessThan(1);
  });

  it('says which terms spoke for an intent', () => {
    expect(best('my password needs a reset').why.join()).toContain('password');
  });

  it('reads misspelt words, and says so', () => {
    const found = best('how do i reset my pasword');

    expect(found.intent).toBe('AskHelp');
    expect(found.why).toContain('spelling pasword → password');
  });

  it('names the words that no sample utterance has', () => {
    expect(best('reset my umbrella').why).toContain('"umbrella" is in no sample utterance');
  });

  it('ranks every intent once, the best first, with probabilities', () => {
    const { ranked } = interpreter.interpret('a problem with the course site', hints);

    expect(ranked.map(({ intent }) => intent).sort()).toStrictEqual([
      'AskHelp',
      'Goodbye',
      'Greet',
      'OpenTicket',
    ]);
    const confidences = ranked.map(({ confidence }) => confidence);
    expect(confidences).toStrictEqual([...confidences].sort((a, b) => b - a));
    expect(confidences.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('ranks only the candidates', () => {
    const { ranked } = interpreter.interpret('hello', { ...hints, candidates: ['Goodbye'] });

    expect(ranked.map(({ intent }) => intent)).toStrictEqual(['Goodbye']);
  });

  it('reports the margin between the best two', () => {
    const { ranked, margin } = interpreter.interpret('report my zoom password', hints);

    expect(margin).toBe((ranked[0]?.confidence ?? 0) - (ranked[1]?.confidence ?? 0));
  });
});

describe('falling back', () => {
  it('names gibberish', () => {
    expect(interpreter.interpret('xqzvk wwrtp', hints).rejected).toBe('gibberish');
  });

  it.each(['pavm silq', 'asdf qwer', 'zx qf jk', 'plnat xqzvk'])(
    'takes random letters for gibberish though words are near: %s',
    (text) => {
      expect(interpreter.interpret(text, hints).rejected).toBe('gibberish');
    },
  );

  it('takes a misspelt word of the bot for a word', () => {
    expect(interpreter.interpret('pasword', hints).rejected).not.toBe('gibberish');
  });

  it('includes the reasons in every copy of an interpretation', () => {
    const { ranked } = interpreter.interpret('open a ticket about zoom', hints);

    expect(JSON.parse(JSON.stringify(ranked[0])).why).toStrictEqual(ranked[0]?.why);
    expect({ ...ranked[1] }.why).toBe(ranked[1]?.why);
  });

  it('names an utterance that is below the threshold', () => {
    const { rejected } = interpreter.interpret('my dog is a good boy', {
      ...hints,
      threshold: 0.9,
    });

    expect(rejected).toBe('belowThreshold');
  });

  it('accepts what is above it', () => {
    expect(interpreter.interpret('hello', hints)).not.toHaveProperty('rejected');
  });
});

describe('slots', () => {
  it('binds the slots of a sample utterance', () => {
    expect(best('Open a ticket about Zoom')).toMatchObject({
      intent: 'OpenTicket',
      confidence: 1,
      slots: [
        {
          slot: 'Category',
          original: 'Zoom',
          span: { start: 20, end: 24 },
          resolved: ['video-meetings'],
        },
      ],
    });
  });

  it('finds values of several words, and inflected ones', () => {
    expect(best('open a ticket, our course sites are gone').slots).toMatchObject([
      { slot: 'Category', original: 'course sites', resolved: ['course-sites'] },
    ]);
  });

  it('tolerates a typo if the type does', () => {
    expect(interpreter.recognise('Category', 'pasword', hints)).toMatchObject([
      { resolved: ['accounts'], isExact: false },
    ]);
  });

  it('finds values by the recognisers of their types', () => {
    expect(best('please open a ticket for Ada.L@example.edu').slots).toMatchObject([
      { slot: 'Email', original: 'Ada.L@example.edu', resolved: ['ada.l@example.edu'] },
    ]);
  });

  it('finds the words of an open slot by those around it', () => {
    expect(best('please report that the lamp is broken').slots).toMatchObject([
      { slot: 'Summary', original: 'the lamp is broken', resolved: [] },
    ]);
  });

  it('takes any text as the answer to an open slot', () => {
    expect(interpreter.recognise('Summary', ' it hums ', hints)).toStrictEqual([
      { span: { start: 1, end: 8 }, resolved: [], isExact: true },
    ]);
  });
});

describe('bad input', () => {
  it.each([
    { name: 'nothing', text: '' },
    { name: 'blanks', text: ' \n\t ' },
    { name: 'ten thousand letters', text: 'a'.repeat(10_000) },
    { name: 'five thousand equal words', text: 'word '.repeat(5_000) },
    { name: 'NULs', text: '\0\0hello\0' },
    { name: 'half a surrogate pair', text: '\ud83d hello \ude00' },
    { name: 'emoji', text: '🙂👩‍👩‍👧‍👦🏳️‍🌈' },
    { name: 'right to left', text: 'שלום عليكم' },
  ])('takes $name', ({ text }) => {
    const { ranked } = interpreter.interpret(text, hints);

    expect(ranked.every(({ confidence }) => Number.isFinite(confidence))).toBe(true);
  });

  it('refuses a model of other intents', () => {
    const other = { ...helpDeskSpec, intents: helpDeskSpec.intents.slice(1) };

    expect(() => openInterpreter(other, train(helpDeskSpec))).toThrow(/Train it again/);
  });

  it('names the utterance whose slot the intent does not have', () => {
    const [intent] = helpDeskSpec.intents;
    const broken = { ...helpDeskSpec, intents: [{ ...intent!, utterances: ['call {Phone}'] }] };

    expect(() => train(broken)).toThrow('"call {Phone}" has {Phone}');
  });
});
