import type { BuiltInSlotType } from './built-in.ts';
import { wholeText } from './whole-text.ts';

/** AMAZON.FreeFormInput: the whole input, as typed. */
export const freeFormInput: BuiltInSlotType = {
  recogniser: { recognise: (text) => wholeText(text) },
  isOpen: true,
  examples: ['the projector in my room shows no picture'],
};
