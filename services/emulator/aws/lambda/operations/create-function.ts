import { randomUUID } from 'node:crypto';
import type { CreateFunctionRequest, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { conflict, invalidParameter } from '../errors.ts';
import { configure, toConfiguration } from '../functions/configuration.ts';
import { functionArn, newFunctionName } from '../functions/function-name.ts';
import { readPackage } from '../functions/package-source.ts';

/** Creates a function from a zip in S3 or in the request. */
export async function createFunction(
  deps: Pick<LambdaDeps, 'functions' | 'code' | 'roles' | 'dispatcher' | 'clock' | 'layers'>,
  input: CreateFunctionRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  if (input.Publish) throw new NotImplementedError('CreateFunction with Publish');
  if (input.PackageType === 'Image') throw new NotImplementedError('PackageType Image');
  if (input.CodeSigningConfigArn) throw new NotImplementedError('CodeSigningConfigArn');
  const name = newFunctionName(input.FunctionName);
  const settings = configure(input, undefined, deps.layers);
  requireRole(deps.roles, settings.role);
  const zip = await readPackage(deps.dispatcher, call.caller, input.Code ?? {});
  const code = await deps.code.put(zip);
  const record = {
    name,
    arn: functionArn(call.region, name),
    ...settings,
    ...code,
    architectures: input.Architectures ?? ['x86_64' as const],
    tags: input.Tags ?? {},
    policy: [],
    lastModified: deps.clock.now().toISOString(),
    revisionId: randomUUID(),
  };
  await deps.functions.update(name, (current) => {
    if (current) throw conflict(`Function already exist: ${name}`);
    return record;
  });
  return toConfiguration(record);
}

/** Throws AwsError InvalidParameterValueException if no template declares the role. */
export function requireRole(roles: LambdaDeps['roles'], arn: string): void {
  if (roles.get(arn.split('/').at(-1) ?? '')?.arn === arn) return;
  throw invalidParameter('The role defined for the function cannot be assumed by Lambda.');
}
