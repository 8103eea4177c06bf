import type { BodyLimit } from '../service.ts';

/** Bodies that are longer take turns: each may take hundreds of megabytes of memory while it is read and decoded. */
const LARGE_BODY = 8 * 1024 * 1024;
const AT_ONCE = 2;

/** Whether a body is large, or may be because its length is not declared. */
export function isLarge(limit: BodyLimit, headers: Readonly<Record<string, string>>): boolean {
  return Number(headers['content-length'] ?? limit.maxBytes) > LARGE_BODY;
}

/** Lets two calls with a large body in at once; the others wait, and nothing of them is read. */
export class LargeBodies {
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  async run<Result>(isLarge: boolean, work: () => Promise<Result>): Promise<Result> {
    if (!isLarge) return work();
    if (this.#busy >= AT_ONCE) await new Promise<void>((enter) => this.#waiting.push(enter));
    else this.#busy += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }
}

/** The memory that they take is the process's. */
export const LARGE_BODIES = new LargeBodies();
