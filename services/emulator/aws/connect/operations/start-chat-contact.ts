import type { StartChatContactRequest, StartChatContactResponse } from '@aws-sdk/client-connect';
import { checkedContact } from '../check-contact.ts';
import { beginContact } from '../contact-changes.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { limitExceeded } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/**
 * Puts a chat into the queue, and returns the token with which the customer connects. A repetition with the same client
 * token is the same chat. The chat is on disk when this resolves.
 */
export async function startChatContact(
  deps: ConnectDeps,
  input: StartChatContactRequest,
): Promise<StartChatContactResponse> {
  const wanted = checkedContact(input);
  const { head } = await deps.contacts.add(() => {
    const kept = deps.contacts.list();
    const earlier = kept.find(
      ({ head: { clientToken } }) =>
        clientToken !== undefined && clientToken === wanted.clientToken,
    );
    if (earlier) return earlier;
    const active = kept.filter(({ head: { state } }) => state !== 'ended').length;
    if (active >= LIMITS.activeContacts) {
      throw limitExceeded(`There are ${active} active chats, as many as the instance allows.`);
    }
    return beginContact(stepNow(deps), wanted);
  });
  const ParticipantId = head.participants[0]?.id ?? '';
  const claims = { contactId: head.id, participantId: ParticipantId, expiresAt: head.expiresAt };
  return {
    ContactId: head.id,
    ParticipantId,
    ParticipantToken: deps.tokens.issue('participant', claims),
  };
}
