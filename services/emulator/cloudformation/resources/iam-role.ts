import { createHash } from 'node:crypto';
import { physicalName } from '../physical-name.ts';
import type { ResourceType } from '../resource-type.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_NAME = 64;

/** Roles live in memory and are declared only by templates, so they are put at every start. */
export const iamRole: ResourceType = {
  type: 'AWS::IAM::Role',
  attributes: ['Arn', 'RoleId'],

  async apply({ deps, place, logicalId, properties }) {
    const name =
      properties.optionalText('RoleName') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    const path = properties.optionalText('Path') ?? '/';
    const arn = `arn:aws:iam::${place.accountId}:role${path}${name}`;
    const policies = properties
      .items('Policies')
      .map((policy) => [policy.text('PolicyName'), policy.document('PolicyDocument')] as const);
    deps.roles.put({
      roleName: name,
      arn,
      assumeRolePolicy: properties.document('AssumeRolePolicyDocument'),
      policies: Object.fromEntries(policies),
    });
    return { physicalId: name, ref: name, attributes: { Arn: arn, RoleId: roleId(arn) } };
  },
};

function roleId(arn: string): string {
  const digest = createHash('sha256').update(arn).digest('hex').toUpperCase();
  return `AROA${digest.slice(0, 17)}`;
}
