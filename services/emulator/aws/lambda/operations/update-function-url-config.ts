import type {
  UpdateFunctionUrlConfigRequest,
  UpdateFunctionUrlConfigResponse,
} from '@aws-sdk/client-lambda';
import { NotImplementedError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { functionNotFound } from '../errors.ts';
import { findUrl, toUrlConfig } from '../function-url/url-config.ts';

/** Changes who may call a function's URL, and from which origins. */
export async function updateFunctionUrlConfig(
  deps: Pick<LambdaDeps, 'functions' | 'clock' | 'urlOf'>,
  input: UpdateFunctionUrlConfigRequest,
  call: Call,
): Promise<UpdateFunctionUrlConfigResponse> {
  if (input.InvokeMode === 'RESPONSE_STREAM') throw new NotImplementedError('RESPONSE_STREAM');
  const found = findUrl(deps, call, input.FunctionName, input.Qualifier);
  const url = {
    ...found.url,
    ...(input.AuthType ? { authType: input.AuthType } : {}),
    ...(input.Cors ? { cors: input.Cors } : {}),
    lastModifiedTime: deps.clock.now().toISOString(),
  };
  const changed = await deps.functions.update(found.name, (record) =>
    record ? { ...record, url } : undefined,
  );
  if (!changed) throw functionNotFound(found.arn);
  return toUrlConfig(changed, url, deps.urlOf);
}
