import type { VerifyEmailIdentityRequest, VerifyEmailIdentityResponse } from '@aws-sdk/client-ses';
import { assertAddress } from '../mailbox-address.ts';
import type { SesNeeds } from '../needs.ts';

/** SES v1 VerifyEmailIdentity. The address is verified at once: there is no mail with a link to follow. */
export async function verifyEmailIdentity(
  { identities }: Pick<SesNeeds, 'identities'>,
  { EmailAddress = '' }: VerifyEmailIdentityRequest,
): Promise<VerifyEmailIdentityResponse> {
  assertAddress(EmailAddress);
  await identities.put({ identity: EmailAddress, type: 'EmailAddress' });
  return {};
}
