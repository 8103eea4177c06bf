import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { docIdOf } from '../../helpdesk/documents/document-key.ts';
import {
  type ChangedDocument,
  documentOfKey,
  isPageFile,
} from '../../helpdesk/documents/document-of-key.ts';
import type { ReportEntry, ReportStore } from '../../helpdesk/documents/index-report.ts';
import type { Log } from '../../helpdesk/json-log.ts';
import { changedKeys } from './changed-keys.ts';
import { eachOf } from './each-of.ts';
import { type IndexDeps, indexDocument } from './index-document.ts';
import { failureProblem } from './indexing-failure.ts';

export interface IndexChangesDeps extends IndexDeps {
  readonly report: ReportStore;
  readonly bucket: string;
  readonly log: Log;
}

const PREFIX = 'documents/';
const AT_ONCE = 4;

/**
 * Indexes the documents that a batch of queue messages names, each document once. Resolves with the messages to be
 * redelivered: unreadable ones, and those of documents that could not be indexed for a reason other than their content, which
 * the report says as well.
 */
export async function indexChanges(
  deps: IndexChangesDeps,
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  return new IndexRun(deps).run(records);
}

class IndexRun {
  readonly #deps: IndexChangesDeps;
  readonly #failed = new Set<string>();
  readonly #changes = new Map<string, ReportEntry | undefined>();

  constructor(deps: IndexChangesDeps) {
    this.#deps = deps;
  }

  async run(records: readonly SQSRecord[]): Promise<SQSBatchResponse> {
    const { report, clock, log } = this.#deps;
    const documents = [...this.#groupByDocument(this.#groupByKey(records))];
    // One that takes long does not delay the others.
    await eachOf(documents, AT_ONCE, ([document, messages]) => this.#index(document, messages));
    if (this.#changes.size > 0) await report.update(this.#changes, clock.now());
    log.info({ documents: this.#changes.size, failed: this.#failed.size }, 'batch indexed');
    return {
      batchItemFailures: Array.from(this.#failed, (itemIdentifier) => ({ itemIdentifier })),
    };
  }

  async #index(document: ChangedDocument, messages: readonly string[]): Promise<void> {
    const { clock, log } = this.#deps;
    const { key } = document;
    const began = clock.now().toISOString();
    try {
      this.#changes.set(key, await indexDocument(this.#deps, document));
    } catch (err) {
      log.error({ err, key }, 'document not indexed; its messages will be redelivered');
      const problem = failureProblem(err);
      this.#changes.set(key, { state: 'failed', docId: docIdOf(key), ...problem, at: began });
      for (const message of messages) this.#failed.add(message);
    }
  }

  /** Groups messages by the keys that they name, in their order. */
  #groupByKey(records: readonly SQSRecord[]): Map<string, string[]> {
    const messagesOf = new Map<string, string[]>();
    for (const { messageId, body } of records) {
      for (const key of this.#keysIn(messageId, body))
        messagesOf.set(key, [...(messagesOf.get(key) ?? []), messageId]);
    }
    return messagesOf;
  }

  /**
   * Returns the keys that a message names. An unreadable message is redelivered until it reaches the dead-letter
   * queue.
   */
  #keysIn(messageId: string, body: string): string[] {
    const { bucket, log } = this.#deps;
    try {
      const keys = changedKeys(body, bucket);
      return keys.filter((key) => key.startsWith(PREFIX) && !key.endsWith('/') && !isPageFile(key));
    } catch (err) {
      log.error({ err, messageId }, 'queue message not readable; it will be redelivered');
      this.#failed.add(messageId);
      return [];
    }
  }

  /** Groups messages by document, in their order. Files that are not documents are reported as skipped. */
  #groupByDocument(
    messagesOf: ReadonlyMap<string, readonly string[]>,
  ): Map<ChangedDocument, string[]> {
    const documents = new Map<string, ChangedDocument>();
    const grouped = new Map<ChangedDocument, string[]>();
    for (const [key, messages] of messagesOf) {
      const found = documentOfKey(key);
      if ('reason' in found) {
        const at = this.#deps.clock.now().toISOString();
        this.#changes.set(key, { state: 'skipped', docId: docIdOf(key), ...found, at });
        continue;
      }
      const document = documents.get(found.key) ?? found;
      documents.set(found.key, document);
      grouped.set(document, [...(grouped.get(document) ?? []), ...messages]);
    }
    return grouped;
  }
}
