import type {
  RecognisedValue,
  RecognitionContext,
  SlotRecogniser,
} from '../../../../nlu/interpreter.ts';
import { spanOf, type Word, wordsOf } from './words.ts';

/** A value that begins at a word, with the word after its last. */
export interface ValueAt {
  readonly resolved: readonly string[];
  readonly end: number;
}

export type ReadValue = (
  words: readonly Word[],
  at: number,
  context: RecognitionContext,
) => ValueAt | undefined;

/** Creates a recogniser that tries to read a value at each word in turn; values don't overlap. */
export function scanWith(read: ReadValue): SlotRecogniser {
  return {
    recognise(text, context) {
      const words = wordsOf(text);
      const values: RecognisedValue[] = [];
      for (let at = 0; at < words.length; ) {
        const found = read(words, at, context);
        if (found) {
          const span = spanOf(words, at, found.end);
          values.push({ span, resolved: found.resolved, isExact: true });
        }
        at = Math.max(found?.end ?? 0, at + 1);
      }
      return values;
    },
  };
}
