import type { DeleteFunctionRequest, DeleteFunctionResponse } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { findFunction } from '../functions/function-name.ts';
import type { Needs } from '../needs.ts';

/** Removes a function; its processes end after the event that they have. */
export async function deleteFunction(
  needs: Pick<Needs, 'functions' | 'runner'>,
  input: DeleteFunctionRequest,
  call: Call,
): Promise<DeleteFunctionResponse> {
  const { name } = findFunction(needs.functions, call, input.FunctionName, input.Qualifier);
  await needs.functions.update(name, () => undefined);
  needs.runner.forget(name);
  return { StatusCode: 204 };
}
