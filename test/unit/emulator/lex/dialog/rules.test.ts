import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../../services/emulator/lex/bot/model.ts';
import { ageContexts } from '../../../../../services/emulator/lex/dialog/contexts.ts';
import { applyDefaults } from '../../../../../services/emulator/lex/dialog/defaults.ts';
import { clausesOf } from '../../../../../services/emulator/lex/dialog/sub-slot-expression.ts';
import { substitute } from '../../../../../services/emulator/lex/dialog/substitute.ts';
import type { Turn } from '../../../../../services/emulator/lex/dialog/turn.ts';
import { resolveText, scalar } from '../../../../../services/emulator/lex/dialog/values.ts';
import { newSession } from '../../../../../services/emulator/lex/session/session.ts';

const NOW = new Date('2020-11-25T12:00:00Z');

function aTurn(): Turn {
  return {
    session: {
      ...newSession('request'),
      intent: {
        name: 'Book',
        slots: { City: scalar('Victoria'), Date: null },
        state: 'InProgress',
        confirmationState: 'None',
      },
      sessionAttributes: { FirstName: 'Alex', 'fallback-count': '2' },
      activeContexts: [
        {
          name: 'booked',
          turnsToLive: 2,
          expiresAt: NOW.getTime() + 60_000,
          contextAttributes: { City: 'Oslo' },
        },
      ],
    },
    input: { transcript: 'book it', mode: 'Text' },
    requestAttributes: { channel: 'web' },
    messages: [],
    trace: [],
    transitionCount: 0,
  };
}

describe('filling placeholders', () => {
  it.each([
    ['To {City}', 'To Victoria'],
    ['Hi [FirstName]', 'Hi Alex'],
    ['[fallback-count] times', '2 times'],
    ['On ((channel))', 'On web'],
    ['{City} and {City}', 'Victoria and Victoria'],
    ['{Date}', undefined],
    ['[unset]', undefined],
    ['((unset))', undefined],
    ['{"a":[1]} {other}', '{"a":[1]} {other}'],
    ['plain', 'plain'],
  ])('makes of "%s" %s', (text, expected) => {
    expect(substitute(aTurn(), text, 'refuse')).toBe(expected);
  });

  it('leaves what has no value if it is to be kept', () => {
    expect(substitute(aTurn(), '{City} {Date} [unset]', 'keep')).toBe('Victoria {Date} [unset]');
  });
});

describe('values that a next step sets', () => {
  it.each([
    ['{City}', 'Victoria'],
    ['{Book.City}', 'Victoria'],
    ['{Date}', undefined],
    ['[FirstName]', 'Alex'],
    ['[unset]', undefined],
    ['((channel))', 'web'],
    ['$.inputTranscript', 'book it'],
    ['{City} please', '{City} please'],
    ['plain', 'plain'],
  ])('makes of %s %s', (text, expected) => {
    expect(resolveText(aTurn(), text)).toBe(expected);
  });
});

describe('default values', () => {
  it.each([
    [['#booked.City'], 'Oslo'],
    [['#booked.Date', '[FirstName]'], 'Alex'],
    [['#other.City', '<channel>'], 'web'],
    [['[unset]', '"Paris"'], 'Paris'],
    [['Paris'], 'Paris'],
    [['[unset]'], null],
    [[], null],
  ])('of %j give %s', (defaultValues, expected) => {
    const turn = aTurn();
    const slot = { slotName: 'Date', valueElicitationSetting: { defaultValues } };

    applyDefaults(turn, { slots: [slot] } as unknown as Intent);

    expect(turn.session.intent?.slots.Date?.value?.interpretedValue ?? null).toBe(expected);
  });

  it('do not replace what was said', () => {
    const turn = aTurn();
    const slot = { slotName: 'City', valueElicitationSetting: { defaultValues: ['Paris'] } };

    applyDefaults(turn, { slots: [slot] } as unknown as Intent);

    expect(turn.session.intent?.slots.City?.value?.interpretedValue).toBe('Victoria');
  });
});

describe('contexts', () => {
  it('are a turn older at the start of each turn', () => {
    const { session } = aTurn();

    expect(ageContexts(session, NOW).activeContexts[0]?.turnsToLive).toBe(1);
    expect(ageContexts(ageContexts(session, NOW), NOW).activeContexts).toStrictEqual([]);
  });

  it('end with their seconds', () => {
    const late = new Date(NOW.getTime() + 60_000);

    expect(ageContexts(aTurn().session, late).activeContexts).toStrictEqual([]);
  });
});

describe('the expression of a composite slot', () => {
  it.each([
    [undefined, [['A', 'B', 'C']]],
    ['A AND B', [['A', 'B']]],
    ['(A AND B) OR C', [['A', 'B'], ['C']]],
    [
      'A AND (B OR C)',
      [
        ['A', 'B'],
        ['A', 'C'],
      ],
    ],
    ['A or B or C', [['A'], ['B'], ['C']]],
    ['A AND', [['A', 'B', 'C']]],
    ['A B', [['A', 'B', 'C']]],
    [') (', [['A', 'B', 'C']]],
  ])('%s means %j', (expression, expected) => {
    expect(clausesOf(expression, ['A', 'B', 'C'])).toStrictEqual(expected);
  });
});
