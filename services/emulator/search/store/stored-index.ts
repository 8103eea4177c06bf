import { buildAnalyzers } from '../../../../search-engine/analysis/analyzers.ts';
import { SearchError } from '../../../../search-engine/errors.ts';
import { newProperties, readDocument } from '../../../../search-engine/index/document-fields.ts';
import {
  checkMappingChange,
  mergeMappingJson,
  parseMapping,
} from '../../../../search-engine/index/mapping.ts';
import { SearchIndex, type StoredDocument } from '../../../../search-engine/index/search-index.ts';
import type { IndexSettings } from '../../../../search-engine/index/settings.ts';
import { changeSettings } from '../../../../search-engine/index/settings.ts';
import type { JsonObject } from '../../../../search-engine/json.ts';
import type { LogEntry } from './log-entry.ts';
import type { WriteLog } from './write-log.ts';

/** The log is rewritten once it holds this many lines more than twice the documents. */
const COMPACT_AFTER = 1000;

type Create = Extract<LogEntry, { op: 'create' }>;

/** An index with its log. Changes show at once; they are durable once `commit` resolves. */
export class StoredIndex {
  readonly name: string;
  readonly uuid: string;
  readonly createdAt: number;
  readonly index: SearchIndex;
  settings: IndexSettings;
  private readonly analyzers: ReturnType<typeof buildAnalyzers>;
  private pending: string[] = [];
  private lines = 1;
  private nextSeqNo: number;
  private log: WriteLog | undefined;

  /** Throws SearchError where settings or mapping cannot be read. */
  constructor(create: Create) {
    this.name = create.name;
    this.uuid = create.uuid;
    this.createdAt = create.createdAt;
    this.settings = create.settings;
    this.nextSeqNo = create.seqNo;
    this.analyzers = buildAnalyzers(create.settings.analysis);
    this.index = new SearchIndex(parseMapping(create.mapping, this.analyzers));
  }

  /** Takes the log that later changes go to, once those that it holds were replayed. */
  attach(log: WriteLog): void {
    this.log = log;
    this.compactWhenLong();
  }

  /** Applies a line of the log. */
  replay(entry: LogEntry): void {
    this.lines += 1;
    switch (entry.op) {
      case 'create':
        throw new Error(`the log of index [${this.name}] creates it twice`);
      case 'mapping':
        this.index.mapping = parseMapping(entry.mapping, this.analyzers);
        return;
      case 'settings':
        this.settings = entry.settings;
        return;
      case 'put':
        this.nextSeqNo = Math.max(this.nextSeqNo, entry.seqNo + 1);
        this.index.put(entry, readDocument(entry.source, this.index.mapping));
        return;
      case 'delete':
        this.nextSeqNo = Math.max(this.nextSeqNo, entry.seqNo + 1);
        this.index.remove(entry.id);
    }
  }

  /** Adds or replaces a document. Throws mapper_parsing_exception where it does not fit, with nothing changed. */
  put(id: string, source: JsonObject): StoredDocument {
    const before = this.index.get(id);
    const added = newProperties(source, this.index.mapping);
    const grown = added && this.grown({ properties: added });
    const mapping = grown ?? this.index.mapping;
    const fields = readDocument(source, mapping);
    const document = {
      id,
      source,
      version: (before?.version ?? 0) + 1,
      seqNo: this.nextSeqNo,
    };
    const line = JSON.stringify({ op: 'put', ...document } satisfies LogEntry);
    if (grown) this.setMapping(grown);
    this.nextSeqNo += 1;
    this.pending.push(line);
    this.index.put(document, fields);
    return document;
  }

  /** Removes a document; gives the sequence number of the removal. */
  remove(id: string): number {
    const seqNo = this.nextSeqNo;
    this.nextSeqNo += 1;
    this.pending.push(JSON.stringify({ op: 'delete', id, seqNo } satisfies LogEntry));
    this.index.remove(id);
    return seqNo;
  }

  /** Adds fields to the mapping. Throws where a field would change. */
  addMapping(json: JsonObject): void {
    this.setMapping(this.grown(json));
  }

  changeSettings(json: JsonObject): void {
    this.settings = changeSettings(this.settings, json);
    this.pending.push(
      JSON.stringify({ op: 'settings', settings: this.settings } satisfies LogEntry),
    );
  }

  /** Resolves once every change so far is on disk; throws cluster_block_exception where the disk refuses. */
  async commit(): Promise<void> {
    if (this.pending.length === 0) return;
    const lines = this.pending;
    this.pending = [];
    this.lines += lines.length;
    try {
      await this.log?.append(lines);
    } catch (cause) {
      throw blocked(this.name, cause);
    }
    this.compactWhenLong();
  }

  /** The first line of the log as it would be written now. */
  createEntry(): Create {
    const { name, uuid, createdAt, settings, nextSeqNo } = this;
    return {
      op: 'create',
      format: 1,
      name,
      uuid,
      createdAt,
      settings,
      mapping: this.index.mapping.json,
      seqNo: nextSeqNo,
    };
  }

  async close(): Promise<void> {
    await this.log?.close();
    this.log = undefined;
  }

  private grown(json: JsonObject) {
    const merged = parseMapping(mergeMappingJson(this.index.mapping.json, json), this.analyzers);
    checkMappingChange(this.index.mapping, merged);
    return merged;
  }

  private setMapping(mapping: ReturnType<StoredIndex['grown']>): void {
    this.index.mapping = mapping;
    this.pending.push(JSON.stringify({ op: 'mapping', mapping: mapping.json } satisfies LogEntry));
  }

  private compactWhenLong(): void {
    if (this.lines < 2 * this.index.count + COMPACT_AFTER) return;
    this.lines = this.index.count + 1;
    this.log?.replaceWith(() => this.snapshot());
  }

  private snapshot(): string {
    const lines = [JSON.stringify(this.createEntry())];
    for (const doc of this.index.all()) {
      const document = this.index.documents[doc];
      if (document) lines.push(JSON.stringify({ op: 'put', ...document } satisfies LogEntry));
    }
    return `${lines.join('\n')}\n`;
  }
}

const blocked = (index: string, cause: unknown): SearchError => {
  const error = new SearchError(
    403,
    'cluster_block_exception',
    `index [${index}] blocked by: [FORBIDDEN/12/the index cannot be written to disk]`,
  );
  error.cause = cause;
  return error;
};
