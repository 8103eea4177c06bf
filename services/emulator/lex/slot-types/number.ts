import type { BuiltInSlotType } from './built-in.ts';
import { numberAt } from './number-words.ts';
import { scanWith } from './scan.ts';

/**
 * AMAZON.Number: digits, decimals and negatives, in figures or in words:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-number.html
 */
export const number: BuiltInSlotType = {
  recogniser: scanWith((words, at) => {
    const found = numberAt(words, at);
    return found && { resolved: [found.numeral], end: found.end };
  }),
  isOpen: false,
  examples: ['1', '2', 'three', '12', '250', 'one hundred'],
};
