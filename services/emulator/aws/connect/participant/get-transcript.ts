import type {
  GetTranscriptRequest,
  GetTranscriptResponse,
} from '@aws-sdk/client-connectparticipant';
import { apiItem } from '../api-item.ts';
import type { ConnectDeps } from '../deps.ts';
import { validation } from '../errors.ts';
import { knownParticipant } from './known-participant.ts';
import { transcriptPage } from './transcript-page.ts';

/** Returns a page of what was said, also after the end of the chat. */
export async function getTranscript(
  deps: ConnectDeps,
  input: GetTranscriptRequest,
): Promise<GetTranscriptResponse> {
  const { contact } = knownParticipant(deps, 'connection', input.ConnectionToken);
  const { id } = contact.head;
  if (input.ContactId !== undefined && input.ContactId !== id) {
    throw validation('ContactId is not the contact of the connection token.');
  }
  const { items, nextToken } = transcriptPage(contact.items, input);
  return {
    InitialContactId: id,
    Transcript: items.map((item) => apiItem(contact, item)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  };
}
