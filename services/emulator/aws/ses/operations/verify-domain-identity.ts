import { randomBytes } from 'node:crypto';
import type {
  VerifyDomainIdentityRequest,
  VerifyDomainIdentityResponse,
} from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';
import { invalidParameterValue } from '../errors.ts';

const DOMAIN =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** SES v1 VerifyDomainIdentity. Verifies the domain immediately, without a DNS lookup. */
export async function verifyDomainIdentity(
  { identities }: Pick<SesDeps, 'identities'>,
  { Domain = '' }: VerifyDomainIdentityRequest,
): Promise<VerifyDomainIdentityResponse> {
  if (Domain.length > 253 || !DOMAIN.test(Domain)) {
    throw invalidParameterValue(`Invalid domain name ${Domain}.`);
  }
  const verificationToken = randomBytes(32).toString('base64');
  const stored = await identities.put({ identity: Domain, type: 'Domain', verificationToken });
  return { VerificationToken: stored.verificationToken };
}
