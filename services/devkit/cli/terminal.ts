/** The streams that a verb writes to. */
export interface Terminal {
  readonly output: { write(text: string): unknown };
  readonly error: { write(text: string): unknown };
}

/** The terminal of this process. */
export const REAL_TERMINAL: Terminal = { output: process.stdout, error: process.stderr };
