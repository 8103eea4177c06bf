import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import { EMBEDDING_NORM, type WordEmbedding } from '../embeddings/utterance-embedder.ts';
import { TermKind } from '../features/term.ts';
import type { SparseVector } from '../features/vector-buffer.ts';
import type { Vocabulary } from '../features/vocabulary.ts';

const MOST_REASONS = 5;

/** What an intent's reasons are found in. */
export interface Reasoning {
  readonly vector: SparseVector;
  readonly classifier: LinearClassifier;
  readonly vocabulary: Vocabulary;
  /** What each word means, as a part of the vector behind the columns of the vocabulary. */
  readonly meant: readonly WordEmbedding[];
}

interface Reason {
  /** Only those that are told need words. */
  readonly tell: () => string;
  /** What it added to the margin. */
  readonly amount: number;
}

/**
 * What spoke most for a class, with how much it added to its margin: `"reset" +0.42` for a term,
 * `meaning of "automobile" +0.20` for what a word is near to.
 */
export function reasonsFor(intent: number, reasoning: Reasoning): string[] {
  const found: Reason[] = [];
  addTermReasons(intent, reasoning, found);
  addEmbeddingReasons(intent, reasoning, found);
  return found
    .sort((a, b) => b.amount - a.amount)
    .slice(0, MOST_REASONS)
    .map(({ tell, amount }) => `${tell()} +${amount.toFixed(2)}`);
}

/** Of the terms, the few that spoke most: sorting them all costs too much. */
function addTermReasons(
  intent: number,
  { vector, classifier, vocabulary }: Reasoning,
  found: Reason[],
): void {
  const { columns, values } = vector;
  const amounts = new Float32Array(columns.length);
  for (let i = 0; i < columns.length && columns[i]! < vocabulary.terms.length; i++) {
    amounts[i] = classifier.weights[columns[i]! * classifier.classes + intent]! * values[i]!;
  }
  for (const place of largest(amounts)) {
    const term = vocabulary.terms[columns[place]!]!;
    found.push({ tell: () => describe(term), amount: amounts[place]! });
  }
}

function addEmbeddingReasons(
  intent: number,
  { classifier, vocabulary, meant }: Reasoning,
  found: Reason[],
): void {
  const amounts = new Map<string, number>();
  for (const { word, vector } of meant) {
    let amount = 0;
    for (let d = 0; d < vector.length; d++) {
      const column = vocabulary.terms.length + d;
      amount += classifier.weights[column * classifier.classes + intent]! * vector[d]!;
    }
    amounts.set(word, (amounts.get(word) ?? 0) + amount * EMBEDDING_NORM);
  }
  for (const [word, amount] of amounts) {
    if (amount > 0) found.push({ tell: () => `meaning of "${word}"`, amount });
  }
}

/** Where the few largest positive amounts are, largest first. */
function largest(amounts: Float32Array): number[] {
  const found: number[] = [];
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!;
    if (amount <= 0) continue;
    if (found.length === MOST_REASONS && amount <= amounts[found.at(-1)!]!) continue;
    let place = found.length;
    while (place > 0 && amounts[found[place - 1]!]! < amount) place--;
    found.splice(place, 0, i);
    found.length = Math.min(found.length, MOST_REASONS);
  }
  return found;
}

function describe(term: string): string {
  const kind = term.slice(0, TermKind.words.length);
  const text = term.slice(TermKind.words.length);
  if (kind === TermKind.words) return `"${text}"`;
  return kind === TermKind.parts ? `letters "${text}"` : `"${text.replace(' ', '" with "')}"`;
}
