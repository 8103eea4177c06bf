import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import {
  INDEX_REPORT_KEY,
  type IndexReport,
  type ReportEntry,
  updateReport,
} from '../../../bot/helpdesk/documents/index-report.ts';
import { targetReportKey } from '../../../bot/helpdesk/documents/reindex-state.ts';
import { readIndexReport } from '../bucket/read-report.ts';
import type { ReindexDeps } from './reindex-deps.ts';
import { ReindexError } from './reindex-error.ts';

const MAX_ATTEMPTS = 10;

/**
 * Makes the report of a generation the report of what answers, except for what was reported later. Returns the keys of
 * documents that were indexed before and are not now.
 */
export async function takeOverReport(
  deps: ReindexDeps,
  target: string,
): Promise<readonly string[]> {
  const { s3, bucket, objects, clock } = deps;
  const filled = await readIndexReport(s3, bucket, targetReportKey(target));
  if (!filled) return [];
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const stored = await objects.read(INDEX_REPORT_KEY);
    const before = (stored?.value as IndexReport | undefined)?.documents ?? {};
    const changes = changesTo(before, filled);
    const report = updateReport({ ...filled, documents: before }, changes, clock.now());
    if ((await objects.write(INDEX_REPORT_KEY, report, stored?.etag)) === undefined) continue;
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: targetReportKey(target) }));
    return lostBetween(before, report.documents);
  }
  throw new ReindexError(
    `${INDEX_REPORT_KEY} was changed by others ${MAX_ATTEMPTS} times in a row`,
  );
}

type Entries = IndexReport['documents'];

function changesTo(before: Entries, filled: IndexReport): Map<string, ReportEntry | undefined> {
  const changes = new Map<string, ReportEntry | undefined>();
  for (const [key, entry] of Object.entries(filled.documents)) {
    const earlier = before[key];
    if (!earlier || Date.parse(earlier.at) <= Date.parse(entry.at)) changes.set(key, entry);
  }
  for (const [key, { at }] of Object.entries(before)) {
    const isOlder = Date.parse(at) <= Date.parse(filled.updatedAt);
    if (!filled.documents[key] && isOlder) changes.set(key, undefined);
  }
  return changes;
}

function lostBetween(before: Entries, after: Entries): string[] {
  const isIndexed = (entry: ReportEntry | undefined) => entry?.state === 'indexed';
  const isLost = ({ state }: ReportEntry) => state === 'skipped' || state === 'failed';
  return Object.entries(after).flatMap(([key, entry]) =>
    isIndexed(before[key]) && isLost(entry) ? [key] : [],
  );
}
