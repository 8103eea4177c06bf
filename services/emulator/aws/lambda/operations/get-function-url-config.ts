import type {
  GetFunctionUrlConfigRequest,
  GetFunctionUrlConfigResponse,
} from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { findUrl, toUrlConfig } from '../function-url/url-config.ts';
import type { Needs } from '../needs.ts';

/** A function's HTTP address and its settings. */
export async function getFunctionUrlConfig(
  needs: Pick<Needs, 'functions' | 'urlOf'>,
  input: GetFunctionUrlConfigRequest,
  call: Call,
): Promise<GetFunctionUrlConfigResponse> {
  const record = findUrl(needs, call, input.FunctionName, input.Qualifier);
  return toUrlConfig(record, record.url, needs.urlOf);
}
