import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import { TermKind } from '../features/term.ts';
import type { SparseVector } from '../features/vector-buffer.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import { LENGTH_OF_MEANING, type MeantWord } from '../meaning/meaning.ts';

const MOST_REASONS = 5;

/** What an intent's reasons are found in. */
export interface Reasoning {
  readonly vector: SparseVector;
  readonly classifier: LinearClassifier;
  readonly vocabulary: Vocabulary;
  /** What each word means, as a part of the vector behind the columns of the vocabulary. */
  readonly meant: readonly MeantWord[];
}

interface Reason {
  readonly text: string;
  /** What it added to the margin. */
  readonly amount: number;
}

/**
 * What spoke most for a class, with how much it added to its margin: `"reset" +0.42` for a term,
 * `meaning of "automobile" +0.20` for what a word is near to.
 */
export function reasonsFor(intent: number, reasoning: Reasoning): string[] {
  return [...termReasons(intent, reasoning), ...meaningReasons(intent, reasoning)]
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, MOST_REASONS)
    .map(({ text, amount }) => `${text} +${amount.toFixed(2)}`);
}

function termReasons(intent: number, { vector, classifier, vocabulary }: Reasoning): Reason[] {
  const { columns, values } = vector;
  const reasons: Reason[] = [];
  for (let i = 0; i < columns.length; i++) {
    const term = vocabulary.terms[columns[i]!];
    if (term === undefined) continue;
    const amount = classifier.weights[columns[i]! * classifier.classes + intent]! * values[i]!;
    reasons.push({ text: describe(term), amount });
  }
  return reasons;
}

function meaningReasons(intent: number, { classifier, vocabulary, meant }: Reasoning): Reason[] {
  const amounts = new Map<string, number>();
  for (const { word, vector } of meant) {
    let amount = amounts.get(word) ?? 0;
    for (let d = 0; d < vector.length; d++) {
      const column = vocabulary.terms.length + d;
      amount += classifier.weights[column * classifier.classes + intent]! * vector[d]!;
    }
    amounts.set(word, amount);
  }
  return [...amounts].map(([word, amount]) => ({
    text: `meaning of "${word}"`,
    amount: amount * LENGTH_OF_MEANING,
  }));
}

function describe(term: string): string {
  const kind = term.slice(0, TermKind.words.length);
  const text = term.slice(TermKind.words.length);
  if (kind === TermKind.words) return `"${text}"`;
  return kind === TermKind.parts ? `letters "${text}"` : `"${text.replace(' ', '" with "')}"`;
}
