import { createHash } from 'node:crypto';
import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts';
import { AwsError, NotImplementedError } from '../../errors.ts';
import type { Roles } from '../../iam/roles.ts';
import { ACCOUNT_ID } from '../../service.ts';

const SUPPORTED = new Set(['RoleArn', 'RoleSessionName', 'DurationSeconds']);

/**
 * Returns temporary credentials for a role, to any authenticated caller: trust policies and session policies are not
 * evaluated yet. Throws ValidationError (400) if a parameter is not valid, AccessDenied (403) if there is no such role.
 */
export async function assumeRole(
  { roles }: { readonly roles: Roles },
  input: AssumeRoleRequest,
): Promise<AssumeRoleResponse> {
  const unsupported = Object.keys(input).find((name) => !SUPPORTED.has(name));
  if (unsupported) throw new NotImplementedError(`AssumeRole with ${unsupported}`);
  const name = input.RoleSessionName ?? '';
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw invalid(
      'roleSessionName',
      name,
      'Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}',
    );
  }
  const seconds = input.DurationSeconds ?? 3600;
  if (seconds < 900 || seconds > 43_200) {
    throw invalid('durationSeconds', String(seconds), 'Member must be between 900 and 43200');
  }
  const session = roles.assume(input.RoleArn ?? '', name, seconds);
  const roleName = (input.RoleArn ?? '').split('/').at(-1) ?? '';
  const roleId = `AROA${createHash('sha256').update(roleName).digest('hex').toUpperCase().slice(0, 17)}`;
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: session.expiration,
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleId}:${name}`,
      Arn: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${roleName}/${name}`,
    },
  };
}

function invalid(field: string, value: string, constraint: string): AwsError {
  const message = `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`;
  return new AwsError('ValidationError', 400, message);
}
