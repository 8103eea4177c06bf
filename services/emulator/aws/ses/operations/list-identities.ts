import type { ListIdentitiesRequest, ListIdentitiesResponse } from '@aws-sdk/client-ses';
import type { SesDeps } from '../deps.ts';
import { invalidParameterValue } from '../errors.ts';

const MAX_ITEMS = 1000;

/** SES v1 ListIdentities. NextToken is the last identity of the previous page, base64url. */
export async function listIdentities(
  { identities }: Pick<SesDeps, 'identities'>,
  { IdentityType, NextToken, MaxItems = MAX_ITEMS }: ListIdentitiesRequest,
): Promise<ListIdentitiesResponse> {
  if (IdentityType && !['EmailAddress', 'Domain'].includes(IdentityType)) {
    throw invalidParameterValue(`Invalid identity type: ${IdentityType}`);
  }
  const after = NextToken ? Buffer.from(NextToken, 'base64url').toString() : '';
  const found = identities
    .list()
    .filter(({ type, identity }) => (!IdentityType || type === IdentityType) && identity > after)
    .map(({ identity }) => identity);
  const size = Math.min(Math.max(1, MaxItems), MAX_ITEMS);
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    Identities: page,
    ...(last && found.length > size && { NextToken: Buffer.from(last).toString('base64url') }),
  };
}
