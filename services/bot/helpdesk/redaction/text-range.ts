/** A part of a text: UTF-16 offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Returns a part of a folded text as the person wrote it, with accents. */
export type Written = (range: TextRange) => string;
