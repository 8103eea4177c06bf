/** A value of a slot type among the words of an utterance: `end` exclusive, in words. */
export interface TypedWords {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** The words of an utterance, and which of them are values of slot types. */
export interface Wording {
  readonly words: readonly string[];
  readonly values: readonly TypedWords[];
}

/** The words with each value replaced by `{type}`: "a room in {City}". */
export function delexicalise({ words, values }: Wording): string[] {
  const result: string[] = [];
  let position = 0;
  for (const value of values) {
    result.push(...words.slice(position, value.start), `{${value.type}}`);
    position = value.end;
  }
  result.push(...words.slice(position));
  return result;
}
