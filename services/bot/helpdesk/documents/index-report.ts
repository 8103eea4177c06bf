/** What is wrong with a document, and what its uploader can do about it. */
export interface ReportProblem {
  readonly reason: string;
  readonly remedy: string;
}

/** The outcome for one document. */
export type ReportEntry =
  | ({
      readonly state: 'indexed';
      readonly docId: string;
      readonly title: string;
      readonly passages: number;
      /** Until when it holds, as its description says; from then on it is as good as `expired` (`entryAt`). */
      readonly expires?: string;
      readonly at: string;
      /** What was left out of it, if anything was. */
    } & Partial<ReportProblem>)
  | ({
      /** The file can't be read, or it is not part of a document. What was indexed of it before still is. */
      readonly state: 'skipped';
      readonly docId: string;
      readonly at: string;
    } & ReportProblem)
  | ({
      /**
       * It was not indexed, or not removed, for a reason that is not its own. The queue delivers its message again, a few
       * times; then it waits for a person. What was indexed of it before still is.
       */
      readonly state: 'failed';
      readonly docId: string;
      readonly at: string;
    } & ReportProblem)
  | ({
      /** The description says that it no longer holds. Nothing of it is in the index. */
      readonly state: 'expired';
      readonly docId: string;
      readonly title: string;
      readonly at: string;
    } & ReportProblem);

/** The key of the report. */
export const INDEX_REPORT_KEY = 'reports/index.json';

/** The content of `reports/index.json`: the latest outcome for every document, by key. */
export interface IndexReport {
  readonly v: 1;
  readonly updatedAt: string;
  readonly documents: Readonly<Record<string, ReportEntry>>;
}

/** The outcomes of a run, by key. Undefined for a document that is gone. */
export type ReportChanges = ReadonlyMap<string, ReportEntry | undefined>;

/** Applies changes to a report. A failure does not replace what another run has reported later. */
export function updateReport(
  report: IndexReport | undefined,
  changes: ReportChanges,
  now: Date,
): IndexReport {
  const documents = new Map(Object.entries(report?.documents ?? {}));
  for (const [key, entry] of changes) {
    if (!entry) documents.delete(key);
    else if (entry.state !== 'failed' || !isLater(documents.get(key), entry))
      documents.set(key, entry);
  }
  const sorted = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  return { v: 1, updatedAt: now.toISOString(), documents: Object.fromEntries(sorted) };
}

function isLater(entry: ReportEntry | undefined, other: ReportEntry): boolean {
  return entry !== undefined && Date.parse(entry.at) > Date.parse(other.at);
}

/** Stores the report. */
export interface ReportStore {
  /** Applies changes to the stored report. Concurrent runs must not undo each other's changes. */
  update(changes: ReportChanges, now: Date): Promise<void>;
}
