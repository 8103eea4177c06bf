import type { VerifyEmailIdentityRequest, VerifyEmailIdentityResponse } from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';
import { assertAddress } from '../mailbox-address.ts';

/** SES v1 VerifyEmailIdentity. Verifies the address immediately, without a confirmation mail. */
export async function verifyEmailIdentity(
  { identities }: Pick<SesDeps, 'identities'>,
  { EmailAddress = '' }: VerifyEmailIdentityRequest,
): Promise<VerifyEmailIdentityResponse> {
  assertAddress(EmailAddress);
  await identities.put({ identity: EmailAddress, type: 'EmailAddress' });
  return {};
}
