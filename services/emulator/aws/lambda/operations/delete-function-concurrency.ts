import type { DeleteFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { Needs } from '../needs.ts';
import { changeFunction } from './support/change-function.ts';

/** Takes a function's own limit of concurrency away. */
export async function deleteFunctionConcurrency(
  needs: Pick<Needs, 'functions' | 'clock'>,
  input: DeleteFunctionConcurrencyRequest,
  call: Call,
): Promise<object> {
  await changeFunction(needs, { FunctionName: input.FunctionName }, call, (record) => {
    const { reservedConcurrency: _removed, ...rest } = record;
    return rest;
  });
  return {};
}
