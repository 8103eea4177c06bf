import type { EntryOf } from '../ledger.ts';
import type { Violation } from '../report.ts';

export interface MessagesAccount {
  readonly violations: readonly Violation[];
  /** Messages that came more than once, which SQS and SNS allow. */
  readonly duplicates: number;
}

const LOST = 'An acknowledged message is in its queue until it is deleted';
const BACK = 'A deleted message does not come back';
const LOST_NOTICE = 'An acknowledged notice reaches the queue that is subscribed';

/** Compares a queue with what was sent to it and deleted from it. `found` has an id for each message in the queue. */
export function accountMessages(
  entries: readonly EntryOf<'message'>[],
  found: readonly string[],
): MessagesAccount {
  const sent = idsOf(entries, 'sent', true);
  const tried = idsOf(entries, 'deleted', false);
  const deleted = idsOf(entries, 'deleted', true);
  const there = new Set(found);
  const lost = [...sent].filter((id) => !there.has(id) && !tried.has(id));
  const back = [...deleted].filter((id) => there.has(id));
  return {
    violations: [
      ...lost.map((id) => ({ promise: LOST, seen: `message ${id} is gone` })),
      ...back.map((id) => ({ promise: BACK, seen: `message ${id} is back` })),
    ],
    duplicates: found.length - there.size,
  };
}

/** Compares the queue of a topic with what was published. */
export function accountNotices(
  entries: readonly EntryOf<'notice'>[],
  found: readonly string[],
): MessagesAccount {
  const there = new Set(found);
  const lost = entries.filter(({ id, acknowledged }) => acknowledged && !there.has(id));
  return {
    violations: lost.map(({ id }) => ({ promise: LOST_NOTICE, seen: `notice ${id} is missing` })),
    duplicates: found.length - there.size,
  };
}

function idsOf(
  entries: readonly EntryOf<'message'>[],
  event: 'sent' | 'deleted',
  acknowledged: boolean,
): Set<string> {
  const those = entries.filter((one) => one.event === event && one.acknowledged === acknowledged);
  return new Set(those.map(({ id }) => id));
}
