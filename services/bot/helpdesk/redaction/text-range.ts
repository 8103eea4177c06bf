/** A part of a text: UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Finds what must not be kept, in a folded text. Takes time linear in its length. */
export type Finder = (text: string) => TextRange[];
