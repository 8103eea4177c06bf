import type { AddPermissionRequest, AddPermissionResponse } from '@aws-sdk/client-lambda';
import type { Call } from '../../service.ts';
import type { LambdaDeps } from '../deps.ts';
import { conflict, invalidValue } from '../errors.ts';
import { statementFor } from '../functions/policy-statement.ts';
import { changeFunction } from './support/change-function.ts';

/** Adds a statement to a function's resource policy. */
export async function addPermission(
  deps: Pick<LambdaDeps, 'functions' | 'clock'>,
  input: AddPermissionRequest,
  call: Call,
): Promise<AddPermissionResponse> {
  check(input);
  const changed = await changeFunction(deps, input, call, (record) => {
    if (record.policy.some(({ Sid }) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    return { ...record, policy: [...record.policy, statementFor(input, record.arn)] };
  });
  return { Statement: JSON.stringify(changed.policy.at(-1)) };
}

function check({ StatementId = '', Action = '', Principal = '' }: AddPermissionRequest): void {
  if (!/^[a-zA-Z0-9-_]{1,100}$/.test(StatementId)) {
    throw invalidValue('statementId', StatementId, 'Member must match ([a-zA-Z0-9-_]+)');
  }
  if (!/^lambda:(?:\*|[a-zA-Z]+)$|^\*$/.test(Action)) {
    throw invalidValue('action', Action, 'Member must match (lambda:[*]|lambda:[a-zA-Z]+|[*])');
  }
  if (!/^\S+$/.test(Principal))
    throw invalidValue('principal', Principal, 'Member must match [^\\s]+');
}
