import { type Contact, type Participant, participantOf } from '../contact.ts';
import type { ConnectDeps } from '../deps.ts';
import { accessDenied } from '../errors.ts';
import type { TokenKind } from '../tokens.ts';

export interface Known {
  readonly contact: Contact;
  readonly participant: Participant;
}

/** Returns whose token it is, also if the chat has ended. Throws AwsError 403 if it is none, or has expired. */
export function knownParticipant(
  { contacts, tokens, clock }: Pick<ConnectDeps, 'contacts' | 'tokens' | 'clock'>,
  kind: TokenKind,
  token = '',
): Known {
  const claims = tokens.read(kind, token);
  if (!claims) throw accessDenied(`this is no ${kind} token of this data folder.`);
  if (claims.expiresAt <= clock.now().getTime()) {
    throw accessDenied(`the ${kind} token has expired.`);
  }
  const contact = contacts.get(claims.contactId);
  const participant = contact && participantOf(contact, claims.participantId);
  if (!contact || !participant) throw accessDenied('the chat is not kept any more.');
  return { contact, participant };
}

/** Returns the participant as it is in a chat that goes on. Throws AwsError 403 if it has left, or the chat has ended. */
export function presentParticipant(contact: Contact, participantId: string): Participant {
  if (contact.head.state === 'ended') throw accessDenied('the chat has ended.');
  const participant = participantOf(contact, participantId);
  if (!participant || participant.leftAt !== undefined) {
    throw accessDenied('the participant has left the chat.');
  }
  return participant;
}
