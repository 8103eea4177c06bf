import type { Log } from '../log.ts';

/** A stored file that could not be used, and what a person can do about it. */
export interface Damage {
  /** The place of the file. */
  readonly path: string;
  /** What was found, to follow the path: "is not JSON". */
  readonly problem: string;
  /** What that costs, as a sentence. */
  readonly cost: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** The summary names this many files; the others are in `entries`. */
const MOST_IN_SUMMARY = 5;

/** Everything in the data folder that was found damaged since the start. Whatever opens files reports here. */
export class DamageReport {
  readonly #entries: Damage[] = [];
  #log: Pick<Log, 'warn'> | undefined;

  add(damage: Damage): void {
    this.#entries.push(damage);
    this.#log?.warn(sentenceOf(damage));
  }

  /** Whether the file at a path was reported. */
  has(path: string): boolean {
    return this.#entries.some((damage) => damage.path === path);
  }

  entries(): readonly Damage[] {
    return this.#entries;
  }

  /** Logs every damage once, a line each: those that were found already, and those that will be. */
  logTo(log: Pick<Log, 'warn'>): void {
    this.#log = log;
    for (const damage of this.#entries) log.warn(sentenceOf(damage));
  }

  /** Returns the damage as one text with path and remedy of each file, or undefined if there is none. */
  summary(): string | undefined {
    if (this.#entries.length === 0) return undefined;
    const sentences = this.#entries.slice(0, MOST_IN_SUMMARY).map(sentenceOf);
    const more = this.#entries.length - sentences.length;
    return [...sentences, ...(more > 0 ? [`And ${more} more: see /console/damage.`] : [])].join(
      ' ',
    );
  }
}

/** Returns the damage as sentences: what is wrong with which file, what that costs, what to do. */
export function sentenceOf({ path, problem, cost, remedy }: Damage): string {
  return `${path} ${problem}. ${cost} ${remedy}`;
}
