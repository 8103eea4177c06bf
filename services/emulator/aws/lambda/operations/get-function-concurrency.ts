import type {
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { findFunction } from '../functions/function-name.ts';

/** Returns a function's reserved concurrency, if it has one. */
export async function getFunctionConcurrency(
  deps: Pick<LambdaDeps, 'functions'>,
  input: GetFunctionConcurrencyRequest,
  call: Call,
): Promise<GetFunctionConcurrencyResponse> {
  const { reservedConcurrency } = findFunction(deps.functions, call, input.FunctionName);
  return reservedConcurrency === undefined
    ? {}
    : { ReservedConcurrentExecutions: reservedConcurrency };
}
