import type { DeleteFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { changeFunction } from './support/change-function.ts';

/** Removes a function's reserved concurrency. */
export async function deleteFunctionConcurrency(
  deps: Pick<LambdaDeps, 'functions' | 'clock'>,
  input: DeleteFunctionConcurrencyRequest,
  call: Call,
): Promise<object> {
  await changeFunction(deps, { FunctionName: input.FunctionName }, call, (record) => {
    const { reservedConcurrency: _removed, ...rest } = record;
    return rest;
  });
  return {};
}
