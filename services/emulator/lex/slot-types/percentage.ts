import type { BuiltInSlotType } from './built-in.ts';
import { numberAt } from './number-words.ts';
import { scanWith } from './scan.ts';
import { wordAt } from './words.ts';

/**
 * AMAZON.Percentage: `25%`; a number without a percent sign stays a number:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-percent.html
 */
export const percentage: BuiltInSlotType = {
  recogniser: scanWith((words, at) => {
    const number = numberAt(words, at);
    if (!number) return undefined;
    const sign = wordAt(words, number.end);
    if (sign === '%' || sign === 'percent') {
      return { resolved: [`${number.numeral}%`], end: number.end + 1 };
    }
    const isSpelled = sign === 'per' && wordAt(words, number.end + 1) === 'cent';
    return isSpelled
      ? { resolved: [`${number.numeral}%`], end: number.end + 2 }
      : { resolved: [number.numeral], end: number.end };
  }),
  isOpen: false,
  examples: ['50%', '25 percent', 'ten percent'],
};
