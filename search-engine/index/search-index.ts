import type { JsonObject } from '../json.ts';
import { type DocumentFields, readDocument } from './document-fields.ts';
import { FieldIndex } from './field-index.ts';
import type { Mapping } from './mapping.ts';

/** A stored document. */
export interface StoredDocument {
  readonly id: string;
  readonly source: JsonObject;
  readonly version: number;
  readonly seqNo: number;
}

/** The searchable state of one index, in memory. The numbers of removed documents are reused. */
export class SearchIndex {
  mapping: Mapping;
  readonly documents: (StoredDocument | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #fieldIndexes = new Map<string, FieldIndex>();

  constructor(mapping: Mapping) {
    this.mapping = mapping;
  }

  /** The number of documents. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The highest document number plus one: the length of an array by document number. */
  get size(): number {
    return this.documents.length;
  }

  get(id: string): StoredDocument | undefined {
    const doc = this.#numbers.get(id);
    return doc === undefined ? undefined : this.documents[doc];
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** The numbers of all documents. */
  all(): Iterable<number> {
    return this.#numbers.values();
  }

  field(path: string): FieldIndex | undefined {
    return this.#fieldIndexes.get(path);
  }

  /** Adds or replaces a document; `fields` must have been read by the current mapping. */
  put(document: StoredDocument, fields: DocumentFields): void {
    this.remove(document.id);
    const doc = this.#free.pop() ?? this.documents.length;
    this.documents[doc] = document;
    this.#numbers.set(document.id, doc);
    for (const [path, values] of fields) this.#fieldIndex(path)?.add(doc, values);
  }

  /** Removes a document if it exists. */
  remove(id: string): void {
    const doc = this.#numbers.get(id);
    const document = doc === undefined ? undefined : this.documents[doc];
    if (doc === undefined || !document) return;
    for (const [path, values] of readDocument(document.source, this.mapping)) {
      const field = this.#fieldIndexes.get(path);
      if (field?.present.has(doc)) field.remove(doc, values);
    }
    this.documents[doc] = undefined;
    this.#numbers.delete(id);
    this.#free.push(doc);
  }

  #fieldIndex(path: string): FieldIndex | undefined {
    const known = this.#fieldIndexes.get(path);
    if (known) return known;
    const definition = this.mapping.fields.get(path);
    if (!definition) return undefined;
    const created = new FieldIndex(definition);
    this.#fieldIndexes.set(path, created);
    return created;
  }
}
