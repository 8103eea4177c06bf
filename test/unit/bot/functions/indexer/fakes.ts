import type { SQSRecord } from 'aws-lambda';
import type { DocumentSource } from '../../../../../services/bot/functions/indexer/document-source.ts';
import {
  type IndexReport,
  type ReportChanges,
  type ReportStore,
  updateReport,
} from '../../../../../services/bot/helpdesk/documents/index-report.ts';
import type { Passage } from '../../../../../services/bot/helpdesk/documents/passage.ts';
import type { PassageIndex } from '../../../../../services/bot/helpdesk/documents/passage-index.ts';

/** A bucket in memory. `onRead` runs before each read, to simulate concurrent changes. */
export class Bucket implements DocumentSource {
  readonly objects = new Map<string, { bytes: Uint8Array; etag: string }>();
  onRead: () => void = () => {};
  /** When its objects were put into it. */
  storedAt: string | undefined;
  #writes = 0;

  put(key: string, content: string | Uint8Array): void {
    this.#writes += 1;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.objects.set(key, { bytes, etag: `"${this.#writes}"` });
  }

  async list(prefix: string) {
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { bytes, etag }]) => ({
        key,
        etag,
        size: bytes.length,
        ...(this.storedAt !== undefined && { storedAt: this.storedAt }),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async read({ key, etag }: { key: string; etag: string }) {
    this.onRead();
    const found = this.objects.get(key);
    return found?.etag === etag ? found.bytes : undefined;
  }
}

/** An index in memory. */
export class MemoryIndex implements PassageIndex {
  readonly byDocument = new Map<string, readonly Passage[]>();
  fault: Error | undefined;

  async replace(docId: string, passages: readonly Passage[]) {
    if (this.fault) throw this.fault;
    this.byDocument.set(docId, passages);
  }

  async remove(docId: string) {
    if (this.fault) throw this.fault;
    this.byDocument.delete(docId);
  }

  async find() {
    return undefined;
  }

  get texts(): string[] {
    return [...this.byDocument.values()].flat().map(({ text }) => text);
  }
}

/** A report in memory. */
export class MemoryReport implements ReportStore {
  report: IndexReport | undefined;

  async read() {
    return this.report;
  }

  async update(changes: ReportChanges, now: Date) {
    this.report = updateReport(this.report, changes, now);
  }

  get documents() {
    return this.report?.documents ?? {};
  }
}

/** A queue message that reports changed objects of the bucket `docs`. */
export function aMessage(messageId: string, ...keys: string[]): SQSRecord {
  const Records = keys.map((key) => ({ s3: { bucket: { name: 'docs' }, object: { key } } }));
  return { messageId, body: JSON.stringify({ Records }) } as SQSRecord;
}
