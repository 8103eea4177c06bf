import { randomUUID } from 'node:crypto';
import type { Call } from '../../../service.ts';
import type { LambdaDeps } from '../../deps.ts';
import { functionNotFound, preconditionFailed } from '../../errors.ts';
import { findFunction } from '../../functions/function-name.ts';
import type { FunctionRecord } from '../../functions/function-record.ts';

/**
 * Replaces a function with what `change` returns, under a new revision; durable before it resolves.
 * Throws AwsError ResourceNotFoundException or PreconditionFailedException, and what `change` throws.
 */
export async function changeFunction(
  deps: Pick<LambdaDeps, 'functions' | 'clock'>,
  input: { FunctionName: string | undefined; RevisionId?: string | undefined },
  call: Pick<Call, 'region'>,
  change: (current: FunctionRecord) => FunctionRecord,
): Promise<FunctionRecord> {
  const { name, arn } = findFunction(deps.functions, call, input.FunctionName);
  const changed = await deps.functions.update(name, (current) => {
    if (!current) throw functionNotFound(arn);
    if (input.RevisionId && input.RevisionId !== current.revisionId) throw preconditionFailed();
    const revisionId = randomUUID();
    return { ...change(current), lastModified: deps.clock.now().toISOString(), revisionId };
  });
  if (!changed) throw functionNotFound(arn);
  return changed;
}
