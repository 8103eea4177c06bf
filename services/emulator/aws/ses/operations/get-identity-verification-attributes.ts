import type {
  GetIdentityVerificationAttributesRequest,
  GetIdentityVerificationAttributesResponse,
  IdentityVerificationAttributes,
} from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';

/** SES v1 GetIdentityVerificationAttributes. Omits unverified identities. */
export async function getIdentityVerificationAttributes(
  { identities }: Pick<SesDeps, 'identities'>,
  { Identities = [] }: GetIdentityVerificationAttributesRequest,
): Promise<GetIdentityVerificationAttributesResponse> {
  const VerificationAttributes: Record<string, IdentityVerificationAttributes> = {};
  for (const name of Identities) {
    const found = identities.get(name);
    if (!found) continue;
    VerificationAttributes[name] = {
      VerificationStatus: 'Success',
      ...(found.verificationToken && { VerificationToken: found.verificationToken }),
    };
  }
  return { VerificationAttributes };
}
