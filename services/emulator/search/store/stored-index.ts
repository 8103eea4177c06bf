import { buildAnalyzers } from '../../../../search-engine/analysis/analyzers.ts';
import { SearchError } from '../../../../search-engine/errors.ts';
import { newProperties, readDocument } from '../../../../search-engine/index/document-fields.ts';
import {
  checkMappingChange,
  type Mapping,
  mergeMappingJson,
  parseMapping,
} from '../../../../search-engine/index/mapping.ts';
import { SearchIndex, type StoredDocument } from '../../../../search-engine/index/search-index.ts';
import type { IndexSettings } from '../../../../search-engine/index/settings.ts';
import { changeSettings } from '../../../../search-engine/index/settings.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';
import { atOnce, type Steps } from '../../../../search-engine/steps.ts';
import type { Journal } from '../../../base/durable/journal.ts';
import { ChangeLog } from './change-log.ts';
import type { LogEntry } from './log-entry.ts';

/** The log is rewritten once it has this many lines more than twice the documents. */
const COMPACT_AFTER = 1000;

type Create = Extract<LogEntry, { op: 'create' }>;

/**
 * An index with its log. Changes are searchable at once; they are durable once `commit` resolves, and undone if it
 * rejects.
 */
export class StoredIndex {
  readonly name: string;
  readonly uuid: string;
  readonly createdAt: number;
  readonly #analyzers: ReturnType<typeof buildAnalyzers>;
  readonly #changes: ChangeLog;
  readonly #index: SearchIndex;
  #settings: IndexSettings;
  #nextSeqNo: number;
  #writing: Promise<unknown> = Promise.resolve();

  /** Throws SearchError if settings or mapping cannot be read. */
  constructor(create: Create) {
    this.name = create.name;
    this.uuid = create.uuid;
    this.createdAt = create.createdAt;
    this.#settings = create.settings;
    this.#nextSeqNo = create.seqNo;
    this.#analyzers = buildAnalyzers(create.settings.analysis);
    this.#index = new SearchIndex(parseMapping(create.mapping, this.#analyzers));
    this.#changes = new ChangeLog({
      snapshot: () => this.#snapshot(),
      compactAt: () => 2 * this.#index.count + COMPACT_AFTER,
    });
  }

  /** The documents and the mapping. */
  get index(): SearchIndex {
    return this.#index;
  }

  get settings(): IndexSettings {
    return this.#settings;
  }

  /** Sets the log that later changes go to, once the entries that it already has were replayed. */
  attach(journal: Journal<LogEntry>): void {
    this.#changes.attach(journal);
  }

  /** Applies an entry of the log. */
  replay(entry: LogEntry): void {
    switch (entry.op) {
      case 'create':
        throw new Error(`the log of index [${this.name}] creates it twice`);
      case 'mapping':
        this.#index.mapping = parseMapping(entry.mapping, this.#analyzers);
        return;
      case 'settings':
        this.#settings = entry.settings;
        return;
      case 'put':
        this.#nextSeqNo = Math.max(this.#nextSeqNo, entry.seqNo + 1);
        this.#index.put(entry, readDocument(entry.source, this.#index.mapping));
        return;
      case 'delete':
        this.#nextSeqNo = Math.max(this.#nextSeqNo, entry.seqNo + 1);
        this.#index.remove(entry.id);
    }
  }

  /** Adds or replaces a document at once. Throws mapper_parsing_exception, with nothing changed, if it does not fit. */
  put(id: string, source: JsonObject): StoredDocument {
    const document = atOnce(this.putInSteps(id, source));
    atOnce(this.#index.clean());
    return document;
  }

  /**
   * Adds or replaces a document. It is found once the last step is done; until then no other may be written to the
   * index. Throws mapper_parsing_exception, with nothing changed, if it does not fit.
   */
  *putInSteps(id: string, source: JsonObject): Steps<StoredDocument> {
    const before = this.#index.get(id);
    const added = newProperties(source, this.#index.mapping);
    const grown = added && this.#grown({ properties: added });
    const fields = readDocument(source, grown ?? this.#index.mapping);
    const document = { id, source, version: (before?.version ?? 0) + 1, seqNo: this.#nextSeqNo };
    // Throws now, before anything is changed, if the source is nested too deeply to be written.
    JSON.stringify(source);
    if (grown) this.#setMapping(grown);
    const doc = yield* this.#index.prepare(document, fields);
    this.#index.publish(doc);
    this.#note({ op: 'put', ...document }, before);
    return document;
  }

  /** Removes a document at once. Returns the sequence number of the removal. */
  remove(id: string): number {
    const seqNo = this.hide(id);
    atOnce(this.#index.clean());
    return seqNo;
  }

  /** Removes a document but for its terms, which go with `clean` of the index. Returns the sequence number. */
  hide(id: string): number {
    const seqNo = this.#nextSeqNo;
    const before = this.#index.get(id);
    this.#index.hide(id);
    this.#note({ op: 'delete', id, seqNo }, before);
    return seqNo;
  }

  /** Runs work that writes to the index when that of earlier callers is done. */
  async whenFree<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#writing.then(work);
    this.#writing = result.catch(() => undefined);
    return result;
  }

  /** Adds fields to the mapping. Throws illegal_argument_exception if an existing field would change. */
  addMapping(json: JsonObject): void {
    this.#setMapping(this.#grown(json));
  }

  changeSettings(json: JsonObject): void {
    const before = this.#settings;
    this.#settings = changeSettings(before, json);
    this.#changes.add({
      entry: { op: 'settings', settings: this.#settings },
      undo: () => {
        this.#settings = before;
      },
    });
  }

  /** Resolves once every change so far is on disk. Throws cluster_block_exception if the disk refused one. */
  async commit(): Promise<void> {
    try {
      await this.#changes.commit();
    } catch (cause) {
      throw blocked(this.name, cause);
    }
  }

  /** Returns the first entry of the log as it would be written now. */
  createEntry(): Create {
    return {
      op: 'create',
      format: 1,
      name: this.name,
      uuid: this.uuid,
      createdAt: this.createdAt,
      settings: this.#settings,
      mapping: this.#index.mapping.json,
      seqNo: this.#nextSeqNo,
    };
  }

  async close(): Promise<void> {
    await this.#changes.close();
  }

  /** Registers a change of one document, with the document that it replaced. */
  #note(entry: Extract<LogEntry, { seqNo: number; id: string }>, before?: StoredDocument): void {
    const { id, seqNo } = entry;
    this.#nextSeqNo = seqNo + 1;
    this.#changes.add({
      entry,
      undo: () => {
        this.#nextSeqNo = seqNo;
        if (before) this.#index.put(before, readDocument(before.source, this.#index.mapping));
        else this.#index.remove(id);
      },
    });
  }

  #grown(json: JsonObject): Mapping {
    const merged = parseMapping(mergeMappingJson(this.#index.mapping.json, json), this.#analyzers);
    checkMappingChange(this.#index.mapping, merged);
    return merged;
  }

  #setMapping(mapping: Mapping): void {
    const before = this.#index.mapping;
    this.#index.mapping = mapping;
    this.#changes.add({
      entry: { op: 'mapping', mapping: mapping.json },
      undo: () => {
        this.#index.restoreMapping(before);
      },
    });
  }

  #documents(): StoredDocument[] {
    return Array.from(this.#index.all(), (number) => this.#index.documents[number] ?? []).flat();
  }

  #snapshot(): LogEntry[] {
    const puts = this.#documents().map((document) => ({ op: 'put' as const, ...document }));
    return [this.createEntry(), ...puts];
  }
}

function blocked(index: string, cause: unknown): SearchError {
  const reason = `index [${index}] blocked by: [FORBIDDEN/12/the index cannot be written to disk]`;
  const error = new SearchError(403, 'cluster_block_exception', reason);
  error.cause = cause;
  return error;
}
