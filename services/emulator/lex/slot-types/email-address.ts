import type { BuiltInSlotType } from './built-in.ts';

// Lengths are bounded (RFC 5321: 64 and 255), so that a match from any character is bounded work.
const EMAIL =
  /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,8}[A-Za-z]{2,24}(?![\w-])/g;

/**
 * AMAZON.EmailAddress: `user@domain`; the user part may have `_ - . +`.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-email.html
 */
export const emailAddress: BuiltInSlotType = {
  recogniser: {
    recognise: (text) =>
      [...text.matchAll(EMAIL)].map((match) => ({
        span: { start: match.index, end: match.index + match[0].length },
        resolved: [match[0]],
        isExact: true,
      })),
  },
  isOpen: false,
  examples: ['alex@example.edu', 'jordan.lee@example.edu', 'student+help@example.edu'],
};
