import type { EntryOf } from '../ledger.ts';
import type { Violation } from '../report.ts';

const THERE = 'An acknowledged turn is in the conversation';

/** The finished turns of a chat, or the status with which it could not be read. */
export type FoundTurns = readonly number[] | { readonly status: number };

/** Compares conversations with the turns that were answered. */
export function accountTurns(
  entries: readonly EntryOf<'turn'>[],
  found: ReadonlyMap<string, FoundTurns>,
): Violation[] {
  return entries
    .filter(({ acknowledged }) => acknowledged)
    .flatMap(({ chat, turn }) => {
      const turns = found.get(chat) ?? [];
      if ('status' in turns)
        return [{ promise: THERE, seen: `${chat}, turn ${turn}: it answers ${turns.status}` }];
      return turns.includes(turn) ? [] : [{ promise: THERE, seen: `${chat} has no turn ${turn}` }];
    });
}
