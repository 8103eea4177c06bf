import type { Terminal } from '../terminal.ts';

const WIDTH = 30;

/** A line that is written over as work goes on; on what is no terminal, a line for each tenth. */
export class ProgressBar {
  readonly #stream: Terminal['error'] & { readonly isTTY?: boolean };
  #last = '';

  constructor(stream: Terminal['error']) {
    this.#stream = stream;
  }

  show(what: string, done: number, total: number): void {
    const part = total === 0 ? 1 : done / total;
    const text = `${what} ${done} of ${total}`;
    if (!this.#stream.isTTY) {
      this.#write(`${what} ${Math.floor(part * 10) * 10} %`, '\n');
      return;
    }
    const filled = Math.round(part * WIDTH);
    this.#write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${text}`, '');
  }

  /** Ends the line. */
  end(): void {
    if (this.#stream.isTTY && this.#last !== '') this.#stream.write('\n');
  }

  #write(text: string, end: string): void {
    if (text === this.#last) return;
    this.#last = text;
    this.#stream.write(`${text}${end}`);
  }
}
