import type { BuiltInSlotType } from './built-in.ts';

/** RFC 5321 §4.5.3.1: a path has 256 octets with its angle brackets, a local part 64. */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
/** RFC 5322 §3.2.3 `atext`, with the letters of all scripts as RFC 6532 §3.2 adds them. */
const ATOM = /^[\p{L}\p{M}\p{N}!#$%&'’*+/=?^_`{|}~–-]+$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const TOP_LABEL = /^[\p{L}\p{M}]{2,24}$/u;
/** What is around an address in a sentence: brackets, quotes, the end of the sentence. */
const BEFORE = /^(?:mailto:|[<([{"'“‘«])*/iu;
const AFTER = /[>)\]}"'”’».,;:!?]*$/u;

/**
 * AMAZON.EmailAddress: `user@domain` as RFC 5321 and RFC 6531 have it, a whole word or nothing: a part of a word is another
 * person's address. A word whose letters are not what they look like is none either.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-email.html
 */
export const emailAddress: BuiltInSlotType = {
  recogniser: {
    recognise: (text) =>
      [...text.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
        const address = addressIn(word);
        if (address === undefined) return [];
        const start = index + word.indexOf(address);
        return [
          { span: { start, end: start + address.length }, resolved: [address], isExact: true },
        ];
      }),
  },
  isOpen: false,
  examples: ['alex@example.edu', 'jordan.lee@example.edu', 'student+help@example.edu'],
};

function addressIn(word: string): string | undefined {
  if (word.length > 2 * MAX_LENGTH || !word.includes('@')) return undefined;
  const address = word.replace(BEFORE, '').replace(AFTER, '');
  return isAddress(address) ? address : undefined;
}

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    text.length <= MAX_LENGTH &&
    local.length <= MAX_LOCAL_LENGTH &&
    local.split('.').every((atom) => ATOM.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1) ?? '') &&
    looksAsItIs(text)
  );
}

/** No ligature or full-width letter, and no Cyrillic or Greek letter among Latin ones (UTS 39). */
function looksAsItIs(text: string): boolean {
  if (text.normalize('NFKC') !== text.normalize('NFC')) return false;
  return text
    .split(/[@.]/u)
    .every((part) => !(/\p{sc=Latin}/u.test(part) && /[\p{sc=Cyrillic}\p{sc=Greek}]/u.test(part)));
}
