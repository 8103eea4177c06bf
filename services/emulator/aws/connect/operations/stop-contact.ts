import type { StopContactRequest, StopContactResponse } from '@aws-sdk/client-connect';
import { NotImplementedError } from '../../errors.ts';
import { requireInstance } from '../check-contact.ts';
import { endContact } from '../contact-changes.ts';
import { type ConnectDeps, stepNow } from '../deps.ts';
import { contactNotFound } from '../errors.ts';

/** Ends a chat for everybody in it. Throws AwsError 410 if there is none that goes on. */
export async function stopContact(
  deps: ConnectDeps,
  input: StopContactRequest,
): Promise<StopContactResponse> {
  requireInstance(input.InstanceId);
  if (input.DisconnectReason !== undefined) {
    throw new NotImplementedError('StopContact.DisconnectReason');
  }
  const contact = await deps.contacts.change(input.ContactId ?? '', (current) => {
    if (current.head.state === 'ended') throw contactNotFound();
    return endContact(current, stepNow(deps));
  });
  if (!contact) throw contactNotFound();
  return {};
}
