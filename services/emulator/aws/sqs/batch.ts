import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../errors.ts';
import { LIMITS } from './limits.ts';

interface Entry {
  readonly Id: string | undefined;
}

/** The result of a batch: responses of the entries that succeeded, errors of those that failed. */
export interface BatchResult<R> {
  readonly Successful: (R & { Id: string })[];
  readonly Failed: BatchResultErrorEntry[];
}

/**
 * Runs all entries concurrently. Each succeeds or fails on its own. Throws EmptyBatchRequest,
 * TooManyEntriesInBatchRequest, InvalidBatchEntryId or BatchEntryIdsNotDistinct if the batch itself is not valid.
 */
export async function runBatch<E extends Entry, R extends object>(
  entries: readonly E[] | undefined,
  run: (entry: E) => Promise<R>,
): Promise<BatchResult<R>> {
  const batch = checkedBatch(entries ?? []);
  const result: BatchResult<R> = { Successful: [], Failed: [] };
  const outcomes = await Promise.allSettled(batch.map(async (entry) => run(entry)));
  for (const [index, outcome] of outcomes.entries()) {
    const id = batch[index]?.Id ?? '';
    if (outcome.status === 'fulfilled') result.Successful.push({ Id: id, ...outcome.value });
    else result.Failed.push(failure(id, outcome.reason));
  }
  return result;
}

function checkedBatch<E extends Entry>(entries: readonly E[]): readonly E[] {
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      400,
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    );
  }
  if (entries.length > LIMITS.batchEntries) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      400,
      `Maximum number of entries per request are ${LIMITS.batchEntries}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map(({ Id }) => Id ?? '');
  if (ids.some((id) => !/^[A-Za-z0-9_-]{1,80}$/.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      400,
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new AwsError('BatchEntryIdsNotDistinct', 400, `Id ${repeated} repeated.`);
  }
  return entries;
}

function failure(id: string, reason: unknown): BatchResultErrorEntry {
  if (!(reason instanceof AwsError)) throw reason;
  return { Id: id, Code: reason.code, Message: reason.message, SenderFault: reason.status < 500 };
}
