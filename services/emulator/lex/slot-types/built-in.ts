import type { SlotRecogniser } from '../../../../nlu/interpreter.ts';

/** A slot type that Lex brings with it. */
export interface BuiltInSlotType {
  readonly recogniser: SlotRecogniser;
  /** Takes words that no list holds: in a sample utterance, whatever stands in its place. */
  readonly isOpen: boolean;
  /** A few values, to train with. */
  readonly examples: readonly string[];
}
