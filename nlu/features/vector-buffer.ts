/** A sparse vector with a norm of at most 1: column numbers with their values. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const FIRST_CAPACITY = 1_024;

/** A vector under construction; its memory is reused for the next one, so that it leaves no garbage. */
export class VectorBuffer {
  #columns = new Int32Array(FIRST_CAPACITY);
  #values = new Float32Array(FIRST_CAPACITY);
  #size = 0;

  get length(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
  }

  add(column: number, value: number): void {
    if (this.#size === this.#columns.length) this.#grow();
    this.#columns[this.#size] = column;
    this.#values[this.#size++] = value;
  }

  columnAt(place: number): number {
    return this.#columns[place]!;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }

  /** Multiplies the values from index `from` on. */
  scale(from: number, factor: number): void {
    const values = this.#values;
    for (let i = from; i < this.#size; i++) values[i]! *= factor;
  }

  copy(): SparseVector {
    return {
      columns: this.#columns.slice(0, this.#size),
      values: this.#values.slice(0, this.#size),
    };
  }

  #grow(): void {
    const columns = new Int32Array(2 * this.#columns.length);
    const values = new Float32Array(2 * this.#values.length);
    columns.set(this.#columns);
    values.set(this.#values);
    this.#columns = columns;
    this.#values = values;
  }
}
