/** What became of one document. */
export type ReportEntry =
  | {
      readonly state: 'indexed';
      readonly docId: string;
      readonly title: string;
      readonly passages: number;
      readonly at: string;
    }
  | {
      readonly state: 'skipped';
      readonly docId: string;
      /** What is wrong with the file, for whoever uploaded it. */
      readonly reason: string;
      readonly at: string;
    };

/** What stands in `reports/index.json`: every document by its key, with its latest outcome. */
export interface IndexReport {
  readonly v: 1;
  readonly updatedAt: string;
  readonly documents: Readonly<Record<string, ReportEntry>>;
}

/** What a run has to say about documents; undefined for one that is gone. */
export type ReportChanges = ReadonlyMap<string, ReportEntry | undefined>;

/** Brings changes into a report. */
export function changeReport(
  report: IndexReport | undefined,
  changes: ReportChanges,
  now: Date,
): IndexReport {
  const documents = new Map(Object.entries(report?.documents ?? {}));
  for (const [key, entry] of changes) {
    if (entry) documents.set(key, entry);
    else documents.delete(key);
  }
  const sorted = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  return { v: 1, updatedAt: now.toISOString(), documents: Object.fromEntries(sorted) };
}

/** Keeps the report. */
export interface ReportStore {
  /** Brings changes in; runs at the same time do not undo one another's. */
  change(changes: ReportChanges, now: Date): Promise<void>;
}
