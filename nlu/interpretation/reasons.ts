import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import { EMBEDDING_NORM, type WordEmbedding } from '../embeddings/utterance-embedder.ts';
import { TermKind } from '../features/term.ts';
import type { SparseVector } from '../features/vector-buffer.ts';
import type { Vocabulary } from '../features/vocabulary.ts';

const MAX_REASONS = 5;

/** What the reasons for an intent are computed from. */
export interface ReasonInputs {
  readonly vector: SparseVector;
  readonly classifier: LinearClassifier;
  readonly vocabulary: Vocabulary;
  /** The summands of the utterance's embedding, whose columns follow those of the vocabulary. */
  readonly wordEmbeddings: readonly WordEmbedding[];
}

interface Reason {
  /** Lazy: only the reasons that are kept need a text. */
  readonly describe: () => string;
  /** What it added to the margin. */
  readonly amount: number;
}

/**
 * Returns the features that added most to the margin of a class, with the amount: `"reset" +0.42`
 * for a term, `meaning of "automobile" +0.20` for the embedding of a word.
 */
export function reasonsFor(intent: number, inputs: ReasonInputs): string[] {
  return [...termReasons(intent, inputs), ...embeddingReasons(intent, inputs)]
    .sort((a, b) => b.amount - a.amount)
    .slice(0, MAX_REASONS)
    .map(({ describe, amount }) => `${describe()} +${amount.toFixed(2)}`);
}

/** Only the largest ones: sorting all terms costs too much. */
function termReasons(intent: number, { vector, classifier, vocabulary }: ReasonInputs): Reason[] {
  const { columns, values } = vector;
  const amounts = new Float32Array(columns.length);
  for (let i = 0; i < columns.length && columns[i]! < vocabulary.terms.length; i++) {
    amounts[i] = classifier.weights[columns[i]! * classifier.classes + intent]! * values[i]!;
  }
  return largest(amounts).map((place) => ({
    describe: () => describeTerm(vocabulary.terms[columns[place]!]!),
    amount: amounts[place]!,
  }));
}

function embeddingReasons(
  intent: number,
  { classifier, vocabulary, wordEmbeddings }: ReasonInputs,
): Reason[] {
  const amounts = new Map<string, number>();
  for (const { word, vector } of wordEmbeddings) {
    let amount = 0;
    for (let d = 0; d < vector.length; d++) {
      const column = vocabulary.terms.length + d;
      amount += classifier.weights[column * classifier.classes + intent]! * vector[d]!;
    }
    amounts.set(word, (amounts.get(word) ?? 0) + amount * EMBEDDING_NORM);
  }
  return [...amounts]
    .filter(([, amount]) => amount > 0)
    .map(([word, amount]) => ({ describe: () => `meaning of "${word}"`, amount }));
}

/** The indices of the few largest positive amounts, largest first. */
function largest(amounts: Float32Array): number[] {
  const found: number[] = [];
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!;
    if (amount <= 0) continue;
    if (found.length === MAX_REASONS && amount <= amounts[found.at(-1)!]!) continue;
    let place = found.length;
    while (place > 0 && amounts[found[place - 1]!]! < amount) place--;
    found.splice(place, 0, i);
    found.length = Math.min(found.length, MAX_REASONS);
  }
  return found;
}

function describeTerm(term: string): string {
  const kind = term.slice(0, TermKind.words.length);
  const text = term.slice(TermKind.words.length);
  if (kind === TermKind.words) return `"${text}"`;
  return kind === TermKind.parts ? `letters "${text}"` : `"${text.replace(' ', '" with "')}"`;
}
