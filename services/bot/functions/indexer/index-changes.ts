import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { docIdOf } from '../../helpdesk/documents/document-key.ts';
import { type ChangedDocument, documentOfKey } from '../../helpdesk/documents/document-of-key.ts';
import type { ReportEntry, ReportStore } from '../../helpdesk/documents/index-report.ts';
import type { Log } from '../../helpdesk/json-log.ts';
import { changedKeys } from './changed-keys.ts';
import { type IndexDeps, indexDocument } from './index-document.ts';

export interface IndexChangesDeps extends IndexDeps {
  readonly report: ReportStore;
  readonly bucket: string;
  readonly log: Log;
}

const PREFIX = 'documents/';

/**
 * Indexes the documents that a batch of queue messages names, each once. Resolves with the messages to be delivered
 * again: those that cannot be read, and those of documents that could not be indexed for a fault of ours.
 */
export async function indexChanges(
  deps: IndexChangesDeps,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const failed = new Set<string>();
  const messagesOf = new Map<string, string[]>();
  for (const { messageId, body } of records) {
    for (const key of keysIn(deps, messageId, body, failed))
      messagesOf.set(key, [...(messagesOf.get(key) ?? []), messageId]);
  }
  const changes = new Map<string, ReportEntry | undefined>();
  for (const [key, messages] of groupByDocument(deps, messagesOf, changes)) {
    try {
      changes.set(key.key, await indexDocument(deps, key));
    } catch (err) {
      deps.log.error({ err, key: key.key }, 'document not indexed');
      for (const message of messages) failed.add(message);
    }
  }
  if (changes.size > 0) await deps.report.change(changes, deps.clock.now());
  deps.log.info({ documents: changes.size, failed: failed.size }, 'indexed');
  return { batchItemFailures: Array.from(failed, (itemIdentifier) => ({ itemIdentifier })) };
}

/** The keys that a message names; a message that cannot be read goes back, and so to the dead-letter queue. */
function keysIn(
  { bucket, log }: IndexChangesDeps,
  messageId: string,
  body: string,
  failed: Set<string>,
): string[] {
  try {
    return changedKeys(body, bucket).filter((key) => key.startsWith(PREFIX) && !key.endsWith('/'));
  } catch (err) {
    log.error({ err, messageId }, 'message not understood');
    failed.add(messageId);
    return [];
  }
}

/** Groups messages by document, in their order; files that are no documents are only reported. */
function groupByDocument(
  { clock }: IndexChangesDeps,
  messagesOf: ReadonlyMap<string, readonly string[]>,
  changes: Map<string, ReportEntry | undefined>,
): Map<ChangedDocument, string[]> {
  const documents = new Map<string, ChangedDocument>();
  const grouped = new Map<ChangedDocument, string[]>();
  for (const [key, messages] of messagesOf) {
    const found = documentOfKey(key);
    if ('reason' in found) {
      const at = clock.now().toISOString();
      changes.set(key, { state: 'skipped', docId: docIdOf(key), reason: found.reason, at });
      continue;
    }
    const document = documents.get(found.key) ?? found;
    documents.set(found.key, document);
    grouped.set(document, [...(grouped.get(document) ?? []), ...messages]);
  }
  return grouped;
}
