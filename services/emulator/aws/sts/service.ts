import * as client from '@aws-sdk/client-sts';
import type { Roles } from '../iam/roles.ts';
import type { AwsService } from '../service.ts';
import { assumeRole } from './operations/assume-role.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

/** AWS STS: the caller's identity, and temporary credentials for a role. */
export function createSts(deps: { readonly roles: Roles }): AwsService {
  return {
    name: 'sts',
    client,
    // Our choice: far more than a role, its session policy and its tags.
    bodyLimit: () => ({ maxBytes: 256 * 1024 }),
    operations: {
      AssumeRole: (input: client.AssumeRoleRequest) => assumeRole(deps, input),
      GetCallerIdentity: (_input: client.GetCallerIdentityRequest, call) => getCallerIdentity(call),
    },
  };
}
