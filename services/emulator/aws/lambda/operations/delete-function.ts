import type { DeleteFunctionRequest, DeleteFunctionResponse } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { findFunction } from '../functions/function-name.ts';

/** Deletes a function; its processes end after their current event. */
export async function deleteFunction(
  deps: Pick<LambdaDeps, 'functions' | 'runner'>,
  input: DeleteFunctionRequest,
  call: Call,
): Promise<DeleteFunctionResponse> {
  const { name } = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  await deps.functions.update(name, () => undefined);
  deps.runner.forget(name);
  return { StatusCode: 204 };
}
