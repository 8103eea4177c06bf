import type { SparseVector } from '../features/vector-buffer.ts';

/** One linear function per class: `weights[column * classes + class]`, feature-major. */
export interface LinearClassifier {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Returns the margin of each class: the signed distance of a vector from its decision boundary. */
export function margins(classifier: LinearClassifier, vector: SparseVector): Float64Array {
  const result = new Float64Array(classifier.classes);
  addMargins(classifier, vector, result);
  return result;
}

/**
 * Writes the margins of a vector into `result`. Four columns at a time, so that each margin is read
 * and written once for them: this takes half the time.
 */
export function addMargins(
  { weights, bias }: LinearClassifier,
  { columns, values }: SparseVector,
  result: Float64Array,
): void {
  const classes = result.length;
  result.set(bias);
  let i = 0;
  for (; i + 3 < columns.length; i += 4) {
    let a = columns[i]! * classes;
    let b = columns[i + 1]! * classes;
    let c = columns[i + 2]! * classes;
    let d = columns[i + 3]! * classes;
    const u = values[i]!;
    const v = values[i + 1]!;
    const w = values[i + 2]!;
    const x = values[i + 3]!;
    for (let k = 0; k < classes; k++) {
      result[k]! += weights[a++]! * u + weights[b++]! * v + weights[c++]! * w + weights[d++]! * x;
    }
  }
  for (; i < columns.length; i++) {
    const row = columns[i]! * classes;
    const value = values[i]!;
    for (let k = 0; k < classes; k++) result[k]! += weights[row + k]! * value;
  }
}
