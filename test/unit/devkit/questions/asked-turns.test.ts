import { expect, it } from 'vitest';
import type { AnalyticsEvent } from '../../../../services/bot/helpdesk/analytics/event.ts';
import { askedTurns } from '../../../../services/devkit/questions/asked/asked-turns.ts';

const NEEDED = 0.6;
let count = 0;
const event = (given: Partial<AnalyticsEvent>): AnalyticsEvent => {
  count += 1;
  return {
    v: 1,
    id: `event-${count}`,
    at: '2026-11-30T10:00:00.000Z',
    kind: 'answer',
    conversation: 'a'.repeat(64),
    turn: 1,
    intent: 'AskHelp',
    topic: '',
    locale: 'en_US',
    ...given,
  };
};

it('a refusal is unanswered, an offer and a near answer are doubted, and a sure answer is fine', () => {
  const events = [
    event({ turn: 1, kind: 'refusal' }),
    event({ turn: 2, kind: 'didYouMean', confidence: 0.3 }),
    event({ turn: 3, confidence: 0.65 }),
    event({ turn: 4, confidence: 0.9 }),
    event({ turn: 5, kind: 'ticket' }),
  ];

  const kinds = askedTurns(events, NEEDED).map(({ turn, kinds: of }) => [turn, ...of]);

  expect(kinds.sort()).toStrictEqual([
    [1, 'unanswered'],
    [2, 'doubted'],
    [3, 'doubted'],
  ]);
});

it('a thumb down belongs to the answer of its turn', () => {
  const shown = { passageId: 'p', topic: 'accounts', confidence: 0.95 };
  const events = [
    event({ kind: 'rating', helpful: false, at: '2026-11-30T10:05:00.000Z' }),
    event(shown),
    event({ kind: 'rating', helpful: true, turn: 2 }),
  ];

  expect(askedTurns(events, NEEDED)).toStrictEqual([
    {
      ...{ conversation: 'a'.repeat(64), turn: 1, kinds: ['unhelpful'] },
      ...{ at: '2026-11-30T10:00:00.000Z', ...shown },
    },
  ]);
});

it('of several ratings of a turn the last counts, in any order of the events', () => {
  const up = { kind: 'rating', helpful: true, at: '2026-11-30T10:06:00.000Z' } as const;
  const down = { kind: 'rating', helpful: false, at: '2026-11-30T10:05:00.000Z' } as const;

  expect(askedTurns([event(up), event(down), event({})], NEEDED)).toStrictEqual([]);
  expect(
    askedTurns([event({ ...down, at: '2026-11-30T10:07:00.000Z' }), event(up)], NEEDED),
  ).toMatchObject([{ kinds: ['unhelpful'] }]);
});

it('events without a turn are turns of their own, and the last asked are first', () => {
  const [early, late] = ['2026-11-29T10:00:00.000Z', '2026-11-30T10:00:00.000Z'];
  const numberless = (at: string): AnalyticsEvent => {
    const { turn: _, ...rest } = event({ kind: 'refusal', at });
    return rest;
  };

  const turns = askedTurns([numberless(early), numberless(late)], NEEDED);

  expect(turns.map(({ at, turn }) => [at, turn])).toStrictEqual([
    [late, undefined],
    [early, undefined],
  ]);
});
