import { setTimeout as pause } from 'node:timers/promises';
import type { ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { targetReportKey } from '../../../bot/helpdesk/documents/reindex-state.ts';
import { type DocumentVersion, listDocuments } from '../bucket/list-documents.ts';
import { notifyIndexer } from '../bucket/notify-indexer.ts';
import { readIndexReport } from '../bucket/read-report.ts';
import type { ReindexDeps } from './reindex-deps.ts';
import { ReindexError } from './reindex-error.ts';

const AT_ONCE = 100;
const KEYS_PER_MESSAGE = 10;
/** S3 reports the second of a write. */
const RESOLUTION_MS = 1000;
const STALL_MS = 120_000;
const POLL_MS = 500;
/** How long nothing is reported until the bucket is looked at: what waits may be gone. */
const LOOK_AFTER_MS = 2000;
const NAMED = 5;
/** A bucket that never rests is caught up with once the generation answers. */
const MAX_ROUNDS = 10;

/** Documents by key, as they were when they were last sent to the indexer. */
export type SentVersions = ReadonlyMap<string, string>;

/** What the indexer has reported of documents, by key. */
type Reported = ReadonlyMap<string, ReportEntry>;

/**
 * Has the indexer fill a generation with every document of the bucket, until there is none that changed since it was
 * sent. What an earlier run had indexed is not indexed again. Returns the versions that the generation has. Throws
 * ReindexError if the indexer reports nothing for too long.
 */
export async function fillGeneration(deps: ReindexDeps, target: string): Promise<SentVersions> {
  const run = new FillRun(deps, target);
  for (let round = 1; (await run.round()) && round < MAX_ROUNDS; round += 1);
  return run.sent;
}

class FillRun {
  readonly sent = new Map<string, string>();
  readonly #deps: ReindexDeps;
  readonly #target: string;

  constructor(deps: ReindexDeps, target: string) {
    this.#deps = deps;
    this.#target = target;
  }

  /** Sends what is new or changed, and waits for it. Returns false if there was nothing to send. */
  async round(): Promise<boolean> {
    const { s3, bucket } = this.#deps;
    const documents = await listDocuments(s3, bucket);
    const reported = await this.#reported();
    if (this.sent.size === 0) this.#takeOver(documents, reported);
    const changed = [...documents.values()].filter(
      ({ key, version }) => this.sent.get(key) !== version,
    );
    const gone = [...reported.keys()].filter((key) => !documents.has(key));
    if (changed.length + gone.length === 0) {
      this.#report(documents.size, 0);
      return false;
    }
    for (const { key, version } of changed) this.sent.set(key, version);
    for (const key of gone) this.sent.delete(key);
    await this.#sendAndWait([...changed.map(({ key }) => key), ...gone], documents.size);
    return true;
  }

  /** Counts as done what was reported after it was last written, unless it failed. */
  #takeOver(documents: ReadonlyMap<string, DocumentVersion>, reported: Reported): void {
    for (const { key, modified, version } of documents.values()) {
      const entry = reported.get(key);
      const at = Date.parse(entry?.at ?? '');
      if (entry?.state !== 'failed' && at > modified.getTime() + RESOLUTION_MS)
        this.sent.set(key, version);
    }
  }

  async #sendAndWait(keys: readonly string[], total: number): Promise<void> {
    const { atOnce = AT_ONCE, pollMs = POLL_MS, ended } = this.#deps;
    const before = await this.#reported();
    const unsent = [...keys];
    const waiting = new Set<string>();
    const quiet = new Quiet();
    while (unsent.length + waiting.size > 0) {
      while (unsent.length > 0 && waiting.size < atOnce) {
        const next = unsent.splice(0, KEYS_PER_MESSAGE);
        await notifyIndexer(this.#deps, next, this.#target);
        for (const key of next) waiting.add(key);
      }
      const reported = await this.#reported();
      if (this.#settle(waiting, before, reported)) quiet.end();
      else await this.#lookAround(waiting, quiet, reported);
      this.#report(total, unsent.length + waiting.size);
      if (waiting.size > 0) await pause(pollMs, undefined, ended ? { signal: ended } : {});
    }
  }

  /**
   * A document is done when its entry in the report is another than before; one that is gone has none. One that failed is
   * tried again.
   */
  #settle(waiting: Set<string>, before: Reported, now: Reported): boolean {
    const settled = [...waiting].filter((key) => {
      const entry = now.get(key);
      return entry?.state !== 'failed' && entry?.at !== before.get(key)?.at;
    });
    for (const key of settled) waiting.delete(key);
    return settled.length > 0;
  }

  /** A document that was removed before the indexer came to it has no entry, neither before nor after. */
  async #lookAround(waiting: Set<string>, quiet: Quiet, reported: Reported): Promise<void> {
    const { s3, bucket, stallMs = STALL_MS } = this.#deps;
    const isStalled = quiet.ms >= stallMs;
    if (!isStalled && !quiet.isLookDue) return;
    const documents = await listDocuments(s3, bucket);
    quiet.look();
    for (const key of [...waiting]) if (!documents.has(key)) waiting.delete(key);
    if (isStalled && waiting.size > 0) throw stalled([...waiting], reported, stallMs);
  }

  async #reported(): Promise<Reported> {
    const { s3, bucket } = this.#deps;
    const report = await readIndexReport(s3, bucket, targetReportKey(this.#target));
    return new Map(Object.entries(report?.documents ?? {}));
  }

  #report(total: number, left: number): void {
    this.#deps.onProgress?.({ target: this.#target, done: Math.max(0, total - left), total });
  }
}

/** For how long nothing has been reported. */
class Quiet {
  #since = performance.now();
  #lookedAt = this.#since;

  get ms(): number {
    return performance.now() - this.#since;
  }

  get isLookDue(): boolean {
    return performance.now() - this.#lookedAt >= LOOK_AFTER_MS;
  }

  look(): void {
    this.#lookedAt = performance.now();
  }

  end(): void {
    this.#since = performance.now();
    this.#lookedAt = this.#since;
  }
}

function stalled(waiting: readonly string[], reported: Reported, stallMs: number): ReindexError {
  const named = waiting.slice(0, NAMED).join(', ');
  const more = waiting.length > NAMED ? ` and ${waiting.length - NAMED} more` : '';
  const failed = waiting.map((key) => reported.get(key)).find((entry) => entry?.state === 'failed');
  const why = failed ? `the last that failed: ${failed.reason}` : 'its log says why';
  return new ReindexError(
    `the indexer has not indexed ${named}${more} for ${Math.round(stallMs / 1000)} s; ${why}. The index that answers is as it was; the next docs reindex goes on from here.`,
  );
}
