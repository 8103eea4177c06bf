import { documentOfKey } from '../../helpdesk/documents/document-of-key.ts';
import { isExpired } from '../../helpdesk/documents/expired-entry.ts';
import type {
  IndexReport,
  ReportEntry,
  ReportStore,
} from '../../helpdesk/documents/index-report.ts';
import { type IndexDeps, indexDocument } from './index-document.ts';

export interface DropExpiredDeps extends IndexDeps {
  readonly report: ReportStore & { read(): Promise<IndexReport | undefined> };
}

/** A run has a batch to index as well; the next one goes on. */
const AT_MOST = 10;

/**
 * Indexes again what has expired since it was indexed, which takes it out of the index and reports it. Returns the keys of
 * those documents.
 */
export async function dropExpired(deps: DropExpiredDeps): Promise<readonly string[]> {
  const { report, clock } = deps;
  const entries = Object.entries((await report.read())?.documents ?? {});
  const due = entries.filter(([, entry]) => hasExpired(entry, clock.now())).slice(0, AT_MOST);
  const changes = new Map<string, ReportEntry | undefined>();
  for (const [key] of due) {
    const document = documentOfKey(key);
    if ('key' in document) changes.set(key, await indexDocument(deps, document));
  }
  if (changes.size > 0) await report.update(changes, clock.now());
  return [...changes.keys()];
}

const hasExpired = (entry: ReportEntry, now: Date) =>
  entry.state === 'indexed' && isExpired(entry, now);
