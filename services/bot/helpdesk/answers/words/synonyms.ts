/** What people say, and what the pages say instead. */
export interface Synonym {
  /** Words or phrases, in lower case with single spaces. */
  readonly says: readonly string[];
  readonly means: string;
}

/** Synonyms that staff keep. They are applied to the question, not to the index: they change without reindexing. */
export class Synonyms {
  readonly all: readonly Synonym[];
  /** Of the longest thing that is said. */
  readonly maxWords: number;
  readonly #meanings: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | undefined;

  constructor(all: readonly Synonym[]) {
    this.all = all;
    this.#meanings = new Map(
      all.flatMap(({ says, means }) => says.map((said) => [said, means] as const)),
    );
    const said = [...this.#meanings.keys()];
    this.maxWords = Math.max(0, ...said.map((one) => one.split(' ').length));
    this.#pattern = patternOf(said);
  }

  /** Returns what a word or phrase means, in lower case; undefined if it has no synonym. */
  meaningOf(said: string): string | undefined {
    return this.#meanings.get(said);
  }

  /** Returns a text with what it means instead of what it says. What is put in is not read again. */
  applyTo(text: string): string {
    if (!this.#pattern) return text;
    return text.replace(this.#pattern, (said) => {
      const key = said.toLowerCase().replace(/\s/gu, ' ').replaceAll('’', "'");
      return this.#meanings.get(key) ?? said;
    });
  }
}

export const NO_SYNONYMS = new Synonyms([]);

/** The longest first, each as whole words. */
function patternOf(said: readonly string[]): RegExp | undefined {
  if (said.length === 0) return undefined;
  const longestFirst = said.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const alternatives = longestFirst.map((one) =>
    one
      .split(' ')
      .map((word) => word.replaceAll('.', '\\.').replaceAll("'", "['’]"))
      .join('\\s'),
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}\\p{M}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}\\p{M}])`,
    'giu',
  );
}
