import { setImmediate as breathe } from 'node:timers/promises';
import { findUrgent } from '../../../bot/helpdesk/urgent/find-urgent.ts';
import type { UrgentRule } from '../../../bot/helpdesk/urgent/urgent-rules.ts';

/** A message that another rule takes with the edited words. The id of a rule; undefined if none takes it. */
export interface UrgentDifference {
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

/** The test messages, with the words in effect and with the edited ones. */
export interface UrgentComparison {
  readonly asked: number;
  /** How many a rule takes. */
  readonly taken: { readonly before: number; readonly after: number };
  /** Those that no rule takes any more come first. */
  readonly differences: readonly UrgentDifference[];
}

const MAX_SHOWN = 200;
/** Messages between two looks at other requests. */
const AT_ONCE = 25;

/** Looks for the urgent words of both lists in messages. */
export async function compareUrgent(
  {
    before,
    after,
  }: { readonly before: readonly UrgentRule[]; readonly after: readonly UrgentRule[] },
  messages: readonly string[],
): Promise<UrgentComparison> {
  const results: UrgentDifference[] = [];
  for (const [at, text] of messages.entries()) {
    const [was, is] = [findUrgent(before, text)?.id, findUrgent(after, text)?.id];
    results.push({
      text,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
    if (at % AT_ONCE === 0) await breathe();
  }
  const differences = results.filter((one) => one.before !== one.after);
  const isLost = ({ after: is }: UrgentDifference) => Number(is !== undefined);
  return {
    asked: results.length,
    taken: {
      before: results.filter((one) => one.before !== undefined).length,
      after: results.filter((one) => one.after !== undefined).length,
    },
    differences: differences.toSorted((a, b) => isLost(a) - isLost(b)).slice(0, MAX_SHOWN),
  };
}
