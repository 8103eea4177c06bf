import type { DeleteIdentityRequest, DeleteIdentityResponse } from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';

/** SES v1 DeleteIdentity. Idempotent. */
export async function deleteIdentity(
  { identities }: Pick<SesDeps, 'identities'>,
  { Identity = '' }: DeleteIdentityRequest,
): Promise<DeleteIdentityResponse> {
  await identities.remove(Identity);
  return {};
}
