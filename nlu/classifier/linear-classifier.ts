import type { SparseVector } from '../features/vectoriser.ts';

/** One linear function a class: `weights[column * classes + class]`, feature-major. */
export interface LinearClassifier {
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** The signed distance of a vector from each class's border. */
export function margins(classifier: LinearClassifier, vector: SparseVector): Float64Array {
  const { classes, weights } = classifier;
  const result = Float64Array.from(classifier.bias);
  for (let i = 0; i < vector.columns.length; i++) {
    const row = vector.columns[i]! * classes;
    const value = vector.values[i]!;
    for (let k = 0; k < classes; k++) result[k]! += weights[row + k]! * value;
  }
  return result;
}
