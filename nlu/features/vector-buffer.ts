/** A sparse vector of length 1 at most: column numbers with their values. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const FIRST_CAPACITY = 1_024;

/** A vector that is being made, in memory that is used again for the next one: it leaves no garbage. */
export class VectorBuffer {
  private columns = new Int32Array(FIRST_CAPACITY);
  private values = new Float32Array(FIRST_CAPACITY);
  private size = 0;

  get length(): number {
    return this.size;
  }

  clear(): void {
    this.size = 0;
  }

  add(column: number, value: number): void {
    if (this.size === this.columns.length) this.grow();
    this.columns[this.size] = column;
    this.values[this.size++] = value;
  }

  columnAt(place: number): number {
    return this.columns[place]!;
  }

  set(place: number, value: number): void {
    this.values[place] = value;
  }

  /** Multiplies the values from a place on. */
  scale(from: number, factor: number): void {
    for (let i = from; i < this.size; i++) this.values[i]! *= factor;
  }

  copy(): SparseVector {
    return {
      columns: this.columns.slice(0, this.size),
      values: this.values.slice(0, this.size),
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
