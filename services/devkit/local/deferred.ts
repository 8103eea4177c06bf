/** A value that is known only after its readers have been created. */
export class Deferred<T> {
  readonly #name: string;
  #known: { readonly value: T } | undefined;

  /** @param name as in "… is not known yet" */
  constructor(name: string) {
    this.#name = name;
  }

  resolve(value: T): void {
    this.#known = { value };
  }

  /** Throws if the value is read too early. */
  get value(): T {
    if (!this.#known) throw new Error(`${this.#name} is not known yet`);
    return this.#known.value;
  }
}
