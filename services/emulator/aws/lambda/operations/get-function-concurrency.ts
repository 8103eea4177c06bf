import type {
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { findFunction } from '../functions/function-name.ts';
import type { Needs } from '../needs.ts';

/** A function's reserved concurrency, if it has one. */
export async function getFunctionConcurrency(
  needs: Pick<Needs, 'functions'>,
  input: GetFunctionConcurrencyRequest,
  call: Call,
): Promise<GetFunctionConcurrencyResponse> {
  const { reservedConcurrency } = findFunction(needs.functions, call, input.FunctionName);
  return reservedConcurrency === undefined
    ? {}
    : { ReservedConcurrentExecutions: reservedConcurrency };
}
