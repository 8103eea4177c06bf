import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';

/** Returns the identity that signed the call. */
export async function getCallerIdentity({ caller }: Call): Promise<GetCallerIdentityResponse> {
  if (caller.kind === 'root') {
    return { Account: caller.accountId, Arn: caller.arn, UserId: caller.accountId };
  }
  if (caller.kind === 'role') {
    const session = caller.arn.split('/').at(-1) ?? '';
    return {
      Account: caller.accountId,
      Arn: caller.arn,
      UserId: `${caller.accessKeyId}:${session}`,
    };
  }
  throw new NotImplementedError(`GetCallerIdentity of a caller of the kind ${caller.kind}`);
}
