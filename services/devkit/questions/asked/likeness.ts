import { stemmer } from 'stemmer';
import { readQuestion } from '../../../bot/helpdesk/answers/question/read-question.ts';
import { conceptsOf } from '../../../bot/helpdesk/answers/words/concepts.ts';
import { readText } from '../../../bot/helpdesk/answers/words/read-text.ts';
import { dotAt } from '../../../bot/helpdesk/answers/words/word-table.ts';

/** A question, read for comparison with others. */
export interface ReadAsked {
  /** The stems of what it asks about. */
  readonly stems: readonly string[];
  /** The sum of the vectors of its words, as passages are ranked by, of length 1. */
  readonly vector: Float32Array | undefined;
}

export function readAsked(text: string): ReadAsked {
  const plain = readQuestion(text).text;
  const concepts = conceptsOf(plain);
  const stems = concepts.map(({ forms }) =>
    forms
      .map((form) => stemmer(form))
      .sort()
      .join('|'),
  );
  return { stems, vector: readText(concepts.map(({ asked }) => asked).join(' ')).vector };
}

/** How rare things are among questions: the rarer, the more they say. */
export function weightsAmong(asked: readonly ReadAsked[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of asked)
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Map(
    Array.from(counts, ([stem, count]) => [stem, Math.log(1 + asked.length / count)] as const),
  );
}

/** Rows and columns that are compared together: their vectors and cells stay in the processor's cache. */
const TILE = 64;

/** How near the meaning of each question is to that of each other, 0 to 1: row by row, as one array. */
export function likenesses(asked: readonly ReadAsked[]): Float32Array {
  const count = asked.length;
  const weights = weightsAmong(asked);
  const likeness = sharedWeights(asked, weights);
  const totals = Float64Array.from(asked, ({ stems }) => sumOf(stems, weights));
  const vectors = flatVectors(asked);
  for (let top = 0; top < count; top += TILE) {
    for (let left = top; left < count; left += TILE) {
      compareTile({ likeness, totals, ...vectors }, count, top, left);
    }
  }
  return likeness;
}

interface Compared {
  readonly likeness: Float32Array;
  readonly totals: Float64Array;
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

function compareTile(
  { likeness, totals, vectors, dimensions }: Compared,
  count: number,
  top: number,
  left: number,
): void {
  const bottom = Math.min(top + TILE, count);
  const right = Math.min(left + TILE, count);
  for (let one = top; one < bottom; one += 1) {
    for (let other = Math.max(left, one + 1); other < right; other += 1) {
      const cell = one * count + other;
      const shared = likeness[cell] as number;
      const union = (totals[one] as number) + (totals[other] as number) - shared;
      const words = union === 0 ? 0 : shared / union;
      const cosine = dotAt(vectors, one * dimensions, vectors, other * dimensions, dimensions);
      const value = (words + Math.max(0, cosine)) / 2;
      likeness[cell] = value;
      likeness[other * count + one] = value;
    }
  }
}

/** One after the other; zeros for a question without a vector, which is near to none by that. */
function flatVectors(asked: readonly ReadAsked[]) {
  const dimensions = asked.find(({ vector }) => vector)?.vector?.length ?? 0;
  const vectors = new Float32Array(asked.length * dimensions);
  asked.forEach(({ vector }, at) => {
    if (vector) vectors.set(vector, at * dimensions);
  });
  return { vectors, dimensions };
}

/** The weight of what each pair shares, above the diagonal. */
function sharedWeights(
  asked: readonly ReadAsked[],
  weights: ReadonlyMap<string, number>,
): Float32Array {
  const count = asked.length;
  const shared = new Float32Array(count * count);
  const having = new Map<string, number[]>();
  asked.forEach(({ stems }, at) => {
    for (const stem of stems) {
      const others = having.get(stem) ?? [];
      const weight = weights.get(stem) ?? 0;
      for (const other of others) {
        const cell = other * count + at;
        shared[cell] = (shared[cell] as number) + weight;
      }
      others.push(at);
      having.set(stem, others);
    }
  });
  return shared;
}

const sumOf = (stems: readonly string[], weights: ReadonlyMap<string, number>): number =>
  stems.reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
