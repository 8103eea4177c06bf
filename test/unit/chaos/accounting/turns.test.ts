import { expect, it } from 'vitest';
import { accountTurns } from '../../../../chaos/accounting/turns.ts';

const turn = (number: number, acknowledged = true) =>
  ({ what: 'turn', chat: 'c', turn: number, acknowledged, round: 1 }) as const;

it('accepts turns that are there, and any that were not acknowledged', () => {
  expect(accountTurns([turn(1), turn(2, false)], new Map([['c', [0, 1]]]))).toStrictEqual([]);
});

it('reports a turn that is missing, and a chat that cannot be read', () => {
  expect(accountTurns([turn(1), turn(2)], new Map([['c', [0, 1]]]))).toMatchObject([
    { seen: 'c has no turn 2' },
  ]);
  expect(accountTurns([turn(1)], new Map([['c', { status: 410 }]]))).toMatchObject([
    { seen: 'c, turn 1: it answers 410' },
  ]);
});
