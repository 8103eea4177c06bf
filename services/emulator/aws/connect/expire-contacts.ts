import type { Contact, ContactHead } from './contact.ts';
import { endContact } from './contact-changes.ts';
import { type ConnectDeps, stepNow } from './deps.ts';
import { LIMITS } from './limits.ts';

/**
 * Ends chats that have lasted as long as they may, or whose customer has never connected, and forgets those that ended
 * a day ago.
 */
export async function expireContacts(deps: ConnectDeps): Promise<void> {
  const { now } = stepNow(deps);
  for (const { head } of deps.contacts.list()) {
    if (!isOver(head, now)) continue;
    await deps.contacts.change(head.id, (current) =>
      isOver(current.head, now) ? endContact(current, stepNow(deps)) : undefined,
    );
  }
  await deps.contacts.drop(forgettable(deps.contacts.list(), now));
}

function isOver({ state, startedAt, expiresAt, participants }: ContactHead, now: number): boolean {
  if (state === 'ended') return false;
  const isConnected = participants[0]?.joinedAt !== undefined;
  return expiresAt <= now || (!isConnected && startedAt + LIMITS.firstConnectionMs <= now);
}

/** Those that ended too long ago, and the oldest beyond the number that is kept. */
function forgettable(contacts: readonly Contact[], now: number): readonly Contact[] {
  const ended = contacts
    .filter(({ head }) => head.state === 'ended')
    .toSorted((a, b) => b.head.since - a.head.since);
  return ended.filter(
    ({ head }, index) => index >= LIMITS.endedContacts || head.since + LIMITS.endedForMs <= now,
  );
}
