import SearchableMap from 'minisearch/SearchableMap';
import type { Analyzer } from '../analysis/token.ts';
import { inSteps, STEP, type Steps } from '../steps.ts';
import type { FieldDefinition } from './field-definition.ts';
import type { FieldValue } from './field-values.ts';
import { encodeLength } from './norms.ts';
import { addPosting, type Positions, type Postings, removePosting } from './postings.ts';

/** OpenSearch's `position_increment_gap` between the values of a text field. */
const VALUE_GAP = 100;

/** The inverted index of one field, its lengths for scoring, and its values for ranges and sorting. */
export class FieldIndex {
  readonly terms = new SearchableMap<Postings>();
  /** Values by document; not kept for text, which has neither sorting nor ranges. */
  readonly values: (readonly FieldValue[] | undefined)[] = [];
  /** Length bytes by document (norms); text only. */
  norms = new Uint8Array(64);
  readonly present = new Set<number>();
  /** Number of documents in which the field has a term: empty texts do not count, as in Lucene. */
  documentCount = 0;
  totalLength = 0;
  readonly definition: FieldDefinition;

  constructor(definition: FieldDefinition) {
    this.definition = definition;
  }

  get hasNorms(): boolean {
    return this.definition.type === 'text';
  }

  *add(doc: number, values: readonly FieldValue[]): Steps<void> {
    this.present.add(doc);
    if (!this.hasNorms) this.values[doc] = values;
    if (!this.definition.indexed) return;
    const { terms, length } = yield* this.#termsOf(values);
    yield* inSteps(terms, ([term, positions]) =>
      addPosting(this.terms.fetch(term, emptyPostings), doc, positions),
    );
    if (this.hasNorms) this.#setNorm(doc, length);
    this.totalLength += length;
    if (length > 0) this.documentCount += 1;
  }

  *remove(doc: number, values: readonly FieldValue[]): Steps<void> {
    this.present.delete(doc);
    if (!this.hasNorms) this.values[doc] = undefined;
    if (!this.definition.indexed) return;
    const { terms, length } = yield* this.#termsOf(values);
    yield* inSteps(terms.keys(), (term) => {
      const postings = this.terms.get(term);
      if (postings && removePosting(postings, doc)) this.terms.delete(term);
    });
    this.totalLength -= length;
    if (length > 0) this.documentCount -= 1;
  }

  #setNorm(doc: number, length: number): void {
    if (doc >= this.norms.length) {
      const grown = new Uint8Array(Math.max(doc + 1, this.norms.length * 2));
      grown.set(this.norms);
      this.norms = grown;
    }
    this.norms[doc] = encodeLength(length);
  }

  *#termsOf(values: readonly FieldValue[]): Steps<Terms> {
    if (this.definition.type === 'text') return yield* analysed(values, this.definition.analyzer);
    const terms = new Map<string, Positions>();
    yield* inSteps(values, (value) => terms.set(String(value), 0));
    return { terms, length: terms.size };
  }
}

/** The terms of a document in one field, with their positions, and how many count for its length. */
interface Terms {
  readonly terms: Map<string, Positions>;
  readonly length: number;
}

function emptyPostings(): Postings {
  return { docs: [], positions: [] };
}

/** Terms with their positions; terms at the same position count once in the length (discountOverlaps). */
function* analysed(values: readonly FieldValue[], analyzer: Analyzer): Steps<Terms> {
  const terms = new Map<string, Positions>();
  let base = 0;
  let length = 0;
  let valueCount = 0;
  for (const value of values) {
    let last = -1;
    const tokens = yield* analyzer.inSteps(String(value));
    yield* inSteps(tokens, ({ term, position }) => {
      if (position !== last) length += 1;
      last = position;
      addPosition(terms, term, base + position);
    });
    base += last + 1 + VALUE_GAP;
    valueCount += 1;
    if (valueCount % STEP === 0) yield;
  }
  return { terms, length };
}

function addPosition(terms: Map<string, Positions>, term: string, position: number): void {
  const known = terms.get(term);
  if (known === undefined) terms.set(term, position);
  else if (typeof known === 'number') terms.set(term, [known, position]);
  else known.push(position);
}
