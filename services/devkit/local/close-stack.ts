type Close = () => unknown;

/** What has to be closed at the end, in the opposite order. */
export class CloseStack {
  readonly #closes: Close[] = [];

  add(...closes: readonly Close[]): void {
    this.#closes.push(...closes);
  }

  /** Closes everything, each once, the newest first. */
  async close(): Promise<void> {
    for (const close of this.#closes.splice(0).reverse()) await close();
  }
}
