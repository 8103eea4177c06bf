/** The outcome for one document. */
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
      /** The problem with the file, for its uploader. */
      readonly reason: string;
      readonly at: string;
    };

/** The content of `reports/index.json`: the latest outcome for every document, by key. */
export interface IndexReport {
  readonly v: 1;
  readonly updatedAt: string;
  readonly documents: Readonly<Record<string, ReportEntry>>;
}

/** The outcomes of a run, by key. Undefined for a document that is gone. */
export type ReportChanges = ReadonlyMap<string, ReportEntry | undefined>;

/** Applies changes to a report. */
export function updateReport(
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

/** Stores the report. */
export interface ReportStore {
  /** Applies changes to the stored report. Concurrent runs must not undo each other's changes. */
  update(changes: ReportChanges, now: Date): Promise<void>;
}
