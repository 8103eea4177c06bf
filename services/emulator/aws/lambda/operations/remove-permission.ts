import type { RemovePermissionRequest } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import { notFound } from '../errors.ts';
import type { Needs } from '../needs.ts';
import { changeFunction } from './support/change-function.ts';

/** Takes a statement out of a function's resource policy. */
export async function removePermission(
  needs: Pick<Needs, 'functions' | 'clock'>,
  input: RemovePermissionRequest,
  call: Call,
): Promise<object> {
  await changeFunction(needs, input, call, (record) => {
    const policy = record.policy.filter(({ Sid }) => Sid !== input.StatementId);
    if (policy.length < record.policy.length) return { ...record, policy };
    throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
  });
  return {};
}
