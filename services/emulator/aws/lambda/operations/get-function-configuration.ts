import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { type CodeLookup, toConfiguration, withState } from '../functions/configuration.ts';
import { findFunction } from '../functions/function-name.ts';

/** Returns a function's settings and state. */
export async function getFunctionConfiguration(
  deps: Pick<LambdaDeps, 'functions'> & { readonly code: CodeLookup },
  input: GetFunctionConfigurationRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  const record = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  return withState(toConfiguration(record), deps.code);
}
