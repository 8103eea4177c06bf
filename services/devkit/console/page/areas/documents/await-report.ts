/// <reference lib="dom" />
import { callApi } from '../../call-api.ts';
import type { Entry, Uploaded } from './document-shapes.ts';

const LIMIT_MS = 120_000;
/** A video is read again once its captions are there. */
const SETTLE_MS = 20_000;
const PAUSE_MS = 300;

/**
 * Waits for what the indexer says of a change; undefined after two minutes. `isVideo`: a first report that there are no
 * captions may be of the moment before they came.
 */
export async function awaitReport(
  { docId, reportedAt = '' }: Uploaded,
  isVideo: boolean,
): Promise<Entry | undefined> {
  const start = Date.now();
  let last: Entry | undefined;
  for (let after = reportedAt; Date.now() - start < LIMIT_MS; ) {
    const query = new URLSearchParams({ after });
    const { report } = await callApi<{ readonly report?: Entry }>(
      `/documents/${docId}/report?${query}`,
    );
    if (report) {
      last = report;
      after = report.at;
    }
    const isSettled = last?.state === 'indexed' || Date.now() - start > SETTLE_MS;
    if (last && (!isVideo || isSettled)) return last;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return last;
}

/** Says what the indexer made of a document. */
export function reportText(entry: Entry | undefined): string {
  if (!entry)
    return 'Saved. The indexer has said nothing of it yet: until it has, the bot answers as before.';
  if (entry.state === 'indexed') {
    const count = entry.passages === 1 ? '1 passage' : `${entry.passages ?? 0} passages`;
    return `Saved, and answered from: “${entry.title ?? ''}”, ${count}.`;
  }
  return `Saved, but not answered from: ${entry.reason ?? entry.state}. ${remedyOf(entry)}`;
}

/** How good that is: saved and not answered from is not good. */
export function reportTone(entry: Entry | undefined): 'good' | 'bad' | 'plain' {
  if (!entry) return 'plain';
  return entry.state === 'indexed' ? 'good' : 'bad';
}

const remedyOf = ({ remedy }: Entry) => (remedy === undefined ? '' : `What to do: ${remedy}.`);
