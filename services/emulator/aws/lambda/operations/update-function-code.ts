import type { FunctionConfiguration, UpdateFunctionCodeRequest } from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { toConfiguration } from '../functions/configuration.ts';
import { findFunction } from '../functions/function-name.ts';
import { readPackage } from '../functions/package-source.ts';
import { changeFunction } from './support/change-function.ts';

/** Replaces a function's code; its running processes end after their current event. */
export async function updateFunctionCode(
  deps: Pick<LambdaDeps, 'functions' | 'code' | 'dispatcher' | 'clock'>,
  input: UpdateFunctionCodeRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  if (input.Publish) throw new NotImplementedError('UpdateFunctionCode with Publish');
  const current = findFunction(deps.functions, call, input.FunctionName);
  const zip = await readPackage(deps.dispatcher, call.caller, input);
  const code = await deps.code.put(zip);
  if (input.DryRun) return toConfiguration({ ...current, ...code });
  const architectures = input.Architectures ? { architectures: input.Architectures } : {};
  const changed = await changeFunction(deps, input, call, (record) => ({
    ...record,
    ...code,
    ...architectures,
  }));
  return toConfiguration(changed);
}
