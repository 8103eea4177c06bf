import type { BuiltInSlotType } from './built-in.ts';

// Digits with the signs that people put between them, at most 30 characters.
const PHONE = /(?<![\w.])\+?\(?\d[\d\s().-]{4,28}\d(?![\w])/g;
// Our choice, after ITU-T E.164.
const [LEAST_DIGITS, MOST_DIGITS] = [7, 15];

/**
 * AMAZON.PhoneNumber: only the digits, and a leading + if there was one:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-phone.html
 */
export const phoneNumber: BuiltInSlotType = {
  recogniser: {
    recognise: (text) =>
      [...text.matchAll(PHONE)].flatMap((match) => {
        const digits = match[0].replace(/\D/g, '');
        if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return [];
        const span = { start: match.index, end: match.index + match[0].length };
        const sign = match[0].startsWith('+') ? '+' : '';
        return [{ span, resolved: [`${sign}${digits}`], isExact: true }];
      }),
  },
  isOpen: false,
  examples: ['250 555 0100', '(250) 555-0199', '+1 250 555 0123'],
};
