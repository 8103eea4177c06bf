import type {
  DisconnectParticipantRequest,
  DisconnectParticipantResponse,
} from '@aws-sdk/client-connectparticipant';
import { endContact } from '../contact-changes.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { checkedClientToken } from './client-token.ts';
import { knownParticipant, presentParticipant } from './known-participant.ts';

/** A participant leaves. Customers are the only ones with a token, and a chat ends with its customer. */
export async function disconnectParticipant(
  deps: ConnectDeps,
  input: DisconnectParticipantRequest,
): Promise<DisconnectParticipantResponse> {
  const { contact, participant } = knownParticipant(deps, 'connection', input.ConnectionToken);
  checkedClientToken(input);
  await deps.contacts.change(contact.head.id, (current) =>
    endContact(current, stepNow(deps), presentParticipant(current, participant.id)),
  );
  return {};
}
