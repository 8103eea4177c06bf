import type { BuiltInSlotType } from './built-in.ts';

const POSTCODE =
  /(?<![A-Za-z0-9])([A-Za-z]{1,2}\d[A-Za-z\d]?)\s{0,2}(\d[A-Za-z]{2})(?![A-Za-z0-9])/g;

/**
 * AMAZON.UKPostalCode (en_GB): upper case with a space, `SW1A 1AA`; only the form is checked.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-uk-postal-code.html
 */
export const ukPostalCode: BuiltInSlotType = {
  recogniser: {
    recognise: (text) =>
      [...text.matchAll(POSTCODE)].map((match) => ({
        span: { start: match.index, end: match.index + match[0].length },
        resolved: [`${match[1]} ${match[2]}`.toUpperCase()],
        isExact: true,
      })),
  },
  isOpen: false,
  examples: ['SW1A 1AA', 'M1 1AE', 'EC1A 1BB'],
};
