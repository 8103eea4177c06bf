import type { BuiltInSlotType } from './built-in.ts';
import { wholeText } from './whole-text.ts';

/**
 * AMAZON.FreeFormInput: the whole input, as typed:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-free-form.html
 */
export const freeFormInput: BuiltInSlotType = {
  recogniser: { recognise: (text) => wholeText(text) },
  isOpen: true,
  examples: ['the projector in my room shows no picture'],
};
