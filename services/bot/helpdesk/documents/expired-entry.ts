import { expiryOf } from './document-meta.ts';
import type { IndexReport, ReportEntry } from './index-report.ts';

/** Returns what is reported of a document that no longer holds. */
export function expiredEntry(
  { docId, title, at }: Pick<ReportEntry & { readonly state: 'expired' }, 'docId' | 'title' | 'at'>,
  expires: string,
): ReportEntry {
  return {
    state: 'expired',
    docId,
    title,
    reason: `its description says that it expires: ${expires}`,
    remedy: 'bring it up to date, and write a later date or none',
    at,
  };
}

/** Whether something with that expiry no longer holds. False without one, and for what is no date. */
export function isExpired({ expires }: { readonly expires?: string | undefined }, now: Date) {
  return expires !== undefined && expiryOf(expires) <= now;
}

/** Returns what is to be said of a document now: what has expired since it was indexed is not answered from. */
export function entryAt(entry: ReportEntry, now: Date): ReportEntry {
  if (entry.state !== 'indexed' || entry.expires === undefined || !isExpired(entry, now))
    return entry;
  return expiredEntry(entry, entry.expires);
}

/** Returns what is to be said of every document now, by key. */
export function entriesAt(report: IndexReport | undefined, now: Date): Record<string, ReportEntry> {
  const entries = Object.entries(report?.documents ?? {});
  return Object.fromEntries(entries.map(([key, entry]) => [key, entryAt(entry, now)]));
}
