import type { Concurrency, PutFunctionConcurrencyRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { invalidValue } from '../errors.ts';
import { changeFunction } from './support/change-function.ts';

/** Limits how many events a function handles at a time; 0 stops it. */
export async function putFunctionConcurrency(
  deps: Pick<LambdaDeps, 'functions' | 'clock'>,
  input: PutFunctionConcurrencyRequest,
  call: Call,
): Promise<Concurrency> {
  const limit = input.ReservedConcurrentExecutions ?? -1;
  if (!Number.isInteger(limit) || limit < 0) {
    throw invalidValue('reservedConcurrentExecutions', limit, 'Member must be 0 or more');
  }
  await changeFunction(deps, { FunctionName: input.FunctionName }, call, (record) => ({
    ...record,
    reservedConcurrency: limit,
  }));
  return { ReservedConcurrentExecutions: limit };
}
