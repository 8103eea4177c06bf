/**
 * Returns the messages that a function reports as failed with ReportBatchItemFailures. An empty response means that
 * all succeeded; one that can't be read, or names a message that isn't in the batch, that all failed (AWS, "Implementing
 * partial batch responses", success and failure conditions).
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

function batchItemFailures(response: unknown): unknown {
  if (response === null || response === '') return undefined;
  if (typeof response !== 'object') return 'unreadable';
  return (response as { batchItemFailures?: unknown }).batchItemFailures;
}

function identifierOf(failure: unknown): string | undefined {
  const id = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
  return typeof id === 'string' ? id : undefined;
}
