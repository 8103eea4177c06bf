import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { toConfiguration } from '../functions/configuration.ts';
import { findFunction } from '../functions/function-name.ts';

/** Returns a function's settings. */
export async function getFunctionConfiguration(
  deps: Pick<LambdaDeps, 'functions'>,
  input: GetFunctionConfigurationRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  const record = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  return toConfiguration(record);
}
