import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { toConfiguration } from '../functions/configuration.ts';
import { findFunction } from '../functions/function-name.ts';
import type { Needs } from '../needs.ts';

/** A function's settings. */
export async function getFunctionConfiguration(
  needs: Pick<Needs, 'functions'>,
  input: GetFunctionConfigurationRequest,
  call: Call,
): Promise<FunctionConfiguration> {
  const record = findFunction(needs.functions, call, input.FunctionName, input.Qualifier);
  return toConfiguration(record);
}
