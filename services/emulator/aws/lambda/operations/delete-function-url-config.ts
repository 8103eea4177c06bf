import type { DeleteFunctionUrlConfigRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { findUrl } from '../function-url/url-config.ts';

/** Deletes a function's URL. */
export async function deleteFunctionUrlConfig(
  deps: Pick<LambdaDeps, 'functions'>,
  input: DeleteFunctionUrlConfigRequest,
  call: Call,
): Promise<object> {
  const { name } = findUrl(deps, call, input.FunctionName, input.Qualifier);
  await deps.functions.update(name, (record) => {
    if (!record) return undefined;
    const { url: _removed, ...rest } = record;
    return rest;
  });
  return {};
}
