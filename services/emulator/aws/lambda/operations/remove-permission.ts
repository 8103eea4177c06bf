import type { RemovePermissionRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { notFound } from '../errors.ts';
import { changeFunction } from './support/change-function.ts';

/** Removes a statement from a function's resource policy. */
export async function removePermission(
  deps: Pick<LambdaDeps, 'functions' | 'clock'>,
  input: RemovePermissionRequest,
  call: Call,
): Promise<object> {
  await changeFunction(deps, input, call, (record) => {
    const policy = record.policy.filter(({ Sid }) => Sid !== input.StatementId);
    if (policy.length < record.policy.length) return { ...record, policy };
    throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
  });
  return {};
}
