/**
 * The messages that a function did not handle, by its answer with ReportBatchItemFailures.
 * An empty answer means all went well; one that can't be read, or names a message that isn't in the batch, means that
 * all failed (AWS, "Implementing partial batch responses", success and failure conditions).
 */
export function failedMessageIds(
  payload: string,
  messageIds: readonly string[],
): ReadonlySet<string> {
  const failures = batchItemFailures(JSON.parse(payload));
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return new Set(messageIds);
  const failed = failures.map((failure: unknown) => identifierOf(failure));
  const isReadable = failed.every((id) => id !== undefined && messageIds.includes(id));
  return new Set(isReadable ? (failed as string[]) : messageIds);
}

function batchItemFailures(answer: unknown): unknown {
  if (answer === null || answer === '') return undefined;
  if (typeof answer !== 'object') return 'unreadable';
  return (answer as { batchItemFailures?: unknown }).batchItemFailures;
}

function identifierOf(failure: unknown): string | undefined {
  const id = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
  return typeof id === 'string' ? id : undefined;
}
