import type {
  GetFunctionUrlConfigRequest,
  GetFunctionUrlConfigResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { findUrl, toUrlConfig } from '../function-url/url-config.ts';

/** Returns a function's URL and its settings. */
export async function getFunctionUrlConfig(
  deps: Pick<LambdaDeps, 'functions' | 'urlOf'>,
  input: GetFunctionUrlConfigRequest,
  call: Call,
): Promise<GetFunctionUrlConfigResponse> {
  const record = findUrl(deps, call, input.FunctionName, input.Qualifier);
  return toUrlConfig(record, record.url, deps.urlOf);
}
