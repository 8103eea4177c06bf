import type { LinearClassifier } from '../classifier/linear-classifier.ts';
import { TermKind } from '../features/term.ts';
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
  const { columns, values } = vector;
  const amounts = new Float32Array(columns.length);
  for (let i = 0; i < columns.length; i++) {
    amounts[i] = classifier.weights[columns[i]! * classifier.classes + intent]! * values[i]!;
  }
  return largest(amounts).map(
    (i) => `${describe(vocabulary.terms[columns[i]!]!)} +${amounts[i]!.toFixed(2)}`,
  );
}

/** Where the few largest positive amounts are, largest first; sorting them all costs too much. */
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
