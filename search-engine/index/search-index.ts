import type { JsonObject } from '../json.ts';
import { atOnce, type Steps } from '../steps.ts';
import { type DocumentFields, readDocument } from './document-fields.ts';
import { FieldIndex } from './field-index.ts';
import type { Mapping } from './mapping.ts';
import { type IndexView, Lifetimes } from './view.ts';

/** A stored document. */
export interface StoredDocument {
  readonly id: string;
  readonly source: JsonObject;
  readonly version: number;
  readonly seqNo: number;
}

/**
 * The searchable state of one index, in memory. What takes long has steps: others may search and write between them.
 * The numbers of removed documents are reused.
 */
export class SearchIndex {
  mapping: Mapping;
  readonly documents: (StoredDocument | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #fieldIndexes = new Map<string, FieldIndex>();
  readonly #lifetimes = new Lifetimes();
  /** Numbers of removed documents whose terms are still there. */
  #removed: number[] = [];

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

  /** The numbers of all documents. */
  all(): Iterable<number> {
    return this.#numbers.values();
  }

  field(path: string): FieldIndex | undefined {
    return this.#fieldIndexes.get(path);
  }

  /** Returns the documents as they are now, for a search that sees them so until it ends. */
  view(): IndexView {
    const { sees, release } = this.#lifetimes.view();
    const numbers = this.#numbers;
    const removed = () => this.#removed.filter(sees);
    return {
      sees,
      release,
      *all() {
        for (const doc of numbers.values()) if (sees(doc)) yield doc;
        yield* removed();
      },
      numberOf: (id) => {
        const doc = numbers.get(id);
        if (doc !== undefined && sees(doc)) return doc;
        return removed().find((one) => this.documents[one]?.id === id);
      },
    };
  }

  /** Adds or replaces a document at once; `fields` must have been read by the current mapping. */
  put(document: StoredDocument, fields: DocumentFields): void {
    const doc = atOnce(this.prepare(document, fields));
    this.publish(doc);
    atOnce(this.clean());
  }

  /** Removes a document at once, if it exists. */
  remove(id: string): void {
    this.hide(id);
    atOnce(this.clean());
  }

  /** Indexes a document that is not found before it is published. Returns its number. */
  *prepare(document: StoredDocument, fields: DocumentFields): Steps<number> {
    const doc = this.#free.pop() ?? this.documents.length;
    this.documents[doc] = document;
    for (const [path, values] of fields) {
      const field = this.#fieldIndex(path);
      if (field) yield* field.add(doc, values);
    }
    return doc;
  }

  /** A prepared document is found from now on, instead of the one with its id. */
  publish(doc: number): void {
    const id = this.documents[doc]?.id ?? '';
    this.hide(id);
    this.#numbers.set(id, doc);
    this.#lifetimes.begin(doc);
  }

  /** Nobody finds a document any more, if it exists; its terms are there until `clean` is called. */
  hide(id: string): void {
    const doc = this.#numbers.get(id);
    if (doc === undefined) return;
    this.#numbers.delete(id);
    this.#lifetimes.end(doc);
    this.#removed.push(doc);
  }

  /** Removes the terms of removed documents that no search is left to see. */
  *clean(): Steps<void> {
    const unneeded = this.#removed.filter((doc) => !this.#lifetimes.isNeeded(doc));
    if (unneeded.length === 0) return;
    const taken = new Set(unneeded);
    this.#removed = this.#removed.filter((doc) => !taken.has(doc));
    for (const doc of unneeded) {
      const { source = {} } = this.documents[doc] ?? {};
      for (const [path, values] of readDocument(source, this.mapping)) {
        const field = this.#fieldIndexes.get(path);
        if (field?.present.has(doc)) yield* field.remove(doc, values);
      }
      this.documents[doc] = undefined;
      this.#lifetimes.forget(doc);
      this.#free.push(doc);
      yield;
    }
  }

  /** Sets an earlier mapping again. Fields that it does not have are forgotten with their terms. */
  restoreMapping(mapping: Mapping): void {
    this.mapping = mapping;
    for (const path of this.#fieldIndexes.keys())
      if (!mapping.fields.has(path)) this.#fieldIndexes.delete(path);
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
