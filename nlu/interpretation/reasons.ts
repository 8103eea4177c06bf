import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import type { SparseVector } from '../features/vectoriser.ts';
import type { Vocabulary } from '../features/vocabulary.ts';

const MOST_REASONS = 5;

/** The terms that spoke most for a class, with what each added to its margin: `"reset" +0.42`. */
export function reasonsFor(
  intent: number,
  vector: SparseVector,
  classifier: LinearClassifier,
  vocabulary: Vocabulary,
): string[] {
  const contributions = Array.from(vector.columns, (column, i) => ({
    column,
    amount: classifier.weights[column * classifier.classes + intent]! * vector.values[i]!,
  }));
  return contributions
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount || a.column - b.column)
    .slice(0, MOST_REASONS)
    .map(({ column, amount }) => `${describe(vocabulary.terms[column]!)} +${amount.toFixed(2)}`);
}

function describe(term: string): string {
  const [kind, text] = [term.slice(0, 1), term.slice(2)];
  return kind === 'c' ? `letters "${text}"` : `"${text}"`;
}
