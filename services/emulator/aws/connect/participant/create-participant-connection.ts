import type {
  CreateParticipantConnectionRequest,
  CreateParticipantConnectionResponse,
} from '@aws-sdk/client-connectparticipant';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { joinCustomer } from '../contact-changes.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { validation } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { socketAddress } from '../socket-address.ts';
import { type Known, knownParticipant, presentParticipant } from './known-participant.ts';

/**
 * Returns what a participant connects with: the address of a WebSocket, a token for the other operations, or both.
 * With the first of them, the customer has joined the chat.
 */
export async function createParticipantConnection(
  deps: ConnectDeps,
  input: CreateParticipantConnectionRequest,
  call: Call,
): Promise<CreateParticipantConnectionResponse> {
  const types = new Set(checkedTypes(input));
  const known = knownParticipant(deps, 'participant', input.ParticipantToken);
  const { contact, participant } = known;
  presentParticipant(contact, participant.id);
  await deps.contacts.change(contact.head.id, (current) => {
    presentParticipant(current, participant.id);
    return participant.role === 'CUSTOMER' ? joinCustomer(current, stepNow(deps)) : undefined;
  });
  return {
    ...(types.has('WEBSOCKET') ? { Websocket: webSocketFor(deps, known, call) } : {}),
    ...(types.has('CONNECTION_CREDENTIALS')
      ? { ConnectionCredentials: credentialsFor(deps, known) }
      : {}),
  };
}

function checkedTypes({
  Type = [],
  ConnectParticipant = false,
}: CreateParticipantConnectionRequest): readonly string[] {
  if (Type.includes('WEBRTC_CONNECTION')) {
    throw new NotImplementedError('The type WEBRTC_CONNECTION of CreateParticipantConnection');
  }
  const unknown = Type.find((type) => type !== 'WEBSOCKET' && type !== 'CONNECTION_CREDENTIALS');
  if (unknown !== undefined) throw validation(`Type has an unknown value: ${unknown}.`);
  if (Type.length === 0 && !ConnectParticipant) {
    throw validation('Either Type or ConnectParticipant must be given.');
  }
  return Type;
}

function webSocketFor(deps: ConnectDeps, { contact, participant }: Known, call: Call) {
  const expiresAt = stepNow(deps).now + LIMITS.socketAddressMs;
  const claims = { contactId: contact.head.id, participantId: participant.id, expiresAt };
  const token = deps.tokens.issue('socket', claims);
  return {
    Url: socketAddress(call.endpoint, deps.publicUrl, token),
    ConnectionExpiry: new Date(expiresAt).toISOString(),
  };
}

function credentialsFor(deps: ConnectDeps, { contact, participant }: Known) {
  const expiresAt = stepNow(deps).now + LIMITS.connectionTokenMs;
  const claims = { contactId: contact.head.id, participantId: participant.id, expiresAt };
  return {
    ConnectionToken: deps.tokens.issue('connection', claims),
    Expiry: new Date(expiresAt).toISOString(),
  };
}
