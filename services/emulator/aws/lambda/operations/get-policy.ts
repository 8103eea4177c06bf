import type { GetPolicyRequest, GetPolicyResponse } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { findFunction } from '../functions/function-name.ts';

/** Returns a function's resource policy as JSON text. */
export async function getPolicy(
  deps: Pick<LambdaDeps, 'functions'>,
  input: GetPolicyRequest,
  call: Call,
): Promise<GetPolicyResponse> {
  const record = findFunction(deps.functions, call, input.FunctionName, input.Qualifier);
  if (record.policy.length === 0) throw notFound('The resource you requested does not exist.');
  const policy = { Version: '2012-10-17', Id: 'default', Statement: record.policy };
  return { Policy: JSON.stringify(policy), RevisionId: record.revisionId };
}
