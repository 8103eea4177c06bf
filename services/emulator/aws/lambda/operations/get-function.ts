import type { GetFunctionRequest, GetFunctionResponse } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { type CodeLookup, toConfiguration, withState } from '../functions/configuration.ts';
import { findFunction } from '../functions/function-name.ts';

/** Returns a function's settings, state, tags and concurrency. Its code can't be downloaded here. */
export async function getFunction(
  deps: Pick<LambdaDeps, 'functions'> & { readonly code: CodeLookup },
  input: GetFunctionRequest,
  call: Call,
): Promise<GetFunctionResponse> {
  const record = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  const { tags, reservedConcurrency } = record;
  return {
    Configuration: withState(toConfiguration(record), deps.code),
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {}),
    ...(reservedConcurrency === undefined
      ? {}
      : { Concurrency: { ReservedConcurrentExecutions: reservedConcurrency } }),
  };
}
