import type { FieldIndex } from '../index/field-index.ts';
import { decodeLength } from '../index/norms.ts';

const K1 = 1.2;
const B = 0.75;
const LENGTHS = Float64Array.from({ length: 256 }, (_, byte) => decodeLength(byte));

/** Returns the score of a term that occurs `frequency` times in a document. */
export type TermScorer = (doc: number, frequency: number) => number;

/** Returns Lucene's idf: ln(1 + (N - n + 0.5) / (n + 0.5)), with N the number of documents that have the field. */
export function inverseDocumentFrequency(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}

/**
 * BM25 as OpenSearch 2.x computes it: LegacyBM25Similarity, k1 = 1.2, b = 0.75, times k1 + 1 = 2.2.
 * `weight` is boost × idf. A field without norms has length 1, and each term counts once.
 */
export function bm25(field: FieldIndex, weight: number): TermScorer {
  const factor = weight * (K1 + 1);
  const saturation = saturationOf(field);
  if (!field.hasNorms) return () => factor / (1 + (saturation[1] as number));
  const { norms } = field;
  return (doc, frequency) =>
    (factor * frequency) / (frequency + (saturation[norms[doc] as number] as number));
}

const SATURATIONS = new WeakMap<FieldIndex, { average: number; byNorm: Float64Array }>();

/** The length term in the denominator of BM25, by length byte; cached until the average length changes. */
function saturationOf(field: FieldIndex): Float64Array {
  const average = field.totalLength / Math.max(1, field.documentCount) || 1;
  const known = SATURATIONS.get(field);
  if (known?.average === average) return known.byNorm;
  const byNorm = LENGTHS.map((length) => K1 * (1 - B + (B * length) / average));
  SATURATIONS.set(field, { average, byNorm });
  return byNorm;
}
