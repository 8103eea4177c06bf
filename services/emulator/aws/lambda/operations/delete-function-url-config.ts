import type { DeleteFunctionUrlConfigRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { findUrl } from '../function-url/url-config.ts';
import type { Needs } from '../needs.ts';

/** Takes a function's HTTP address away. */
export async function deleteFunctionUrlConfig(
  needs: Pick<Needs, 'functions'>,
  input: DeleteFunctionUrlConfigRequest,
  call: Call,
): Promise<object> {
  const { name } = findUrl(needs, call, input.FunctionName, input.Qualifier);
  await needs.functions.update(name, (record) => {
    if (!record) return undefined;
    const { url: _removed, ...rest } = record;
    return rest;
  });
  return {};
}
