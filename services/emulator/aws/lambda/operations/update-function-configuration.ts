import type {
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { configure, toConfiguration } from '../functions/configuration.ts';
import { requireRole } from './create-function.ts';
import { changeFunction } from './support/change-function.ts';

/** Changes the settings that the request names; the next event runs in a process with them. */
export async function updateFunctionConfiguration(
  deps: Pick<LambdaDeps, 'functions' | 'roles' | 'clock' | 'layers'>,
  input: UpdateFunctionConfigurationRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  if (input.Role) requireRole(deps.roles, input.Role);
  const changed = await changeFunction(deps, input, call, (record) => ({
    ...record,
    ...configure(input, record, deps.layers),
  }));
  return toConfiguration(changed);
}
