import type { SlotRecogniser } from '../../../../nlu/interpreter.ts';

/** A built-in slot type: https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slots.html */
export interface BuiltInSlotType {
  readonly recogniser: SlotRecogniser;
  /** Accepts words that are in no list: in a sample utterance, any words in its place. */
  readonly isOpen: boolean;
  /** A few values for training. */
  readonly examples: readonly string[];
}
