/** A sparse vector of length 1 at most: column numbers with their values. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const FIRST_CAPACITY = 1_024;

/** A vector that is being made, in memory that is used again for the next one: it leaves no garbage. */
export class VectorBuffer {
  columns = new Int32Array(FIRST_CAPACITY);
  values = new Float32Array(FIRST_CAPACITY);
  length = 0;

  add(column: number, value: number): void {
    if (this.length === this.columns.length) this.grow();
    this.columns[this.length] = column;
    this.values[this.length++] = value;
  }

  /** Multiplies the values from a place on. */
  scale(from: number, factor: number): void {
    for (let i = from; i < this.length; i++) this.values[i]! *= factor;
  }

  copy(): SparseVector {
    return {
      columns: this.columns.slice(0, this.length),
      values: this.values.slice(0, this.length),
    };
  }

  private grow(): void {
    const { columns, values } = this;
    this.columns = new Int32Array(2 * columns.length);
    this.values = new Float32Array(2 * values.length);
    this.columns.set(columns);
    this.values.set(values);
  }
}
