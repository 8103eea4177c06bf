import { isEmailAddress } from '../email-address.ts';

export type AddressAnswer =
  | { readonly kind: 'one'; readonly address: string; readonly rest: string }
  | { readonly kind: 'none' | 'invalid' | 'unusualLetters' }
  | { readonly kind: 'several'; readonly addresses: readonly string[] };

const MAX_LENGTH = 2_000;

/**
 * Reads the e-mail address from an answer: a whole word or nothing, because a part of a word is somebody else's address.
 * A word may be in angle brackets, in brackets or quotes, or at the end of a sentence.
 */
export function readAddress(text: string): AddressAnswer {
  const words = wholeWords(text).split(/[\s,;]+/u);
  const meant = words.filter((word) => /[@＠]/u.test(word)).map(unwrapped);
  const [first] = meant;
  if (first === undefined) return { kind: 'none' };
  const addresses = [...new Set(meant)];
  if (addresses.length > 1) return { kind: 'several', addresses };
  // Of letters that only look like ASCII's, and of those that our mail service cannot write to.
  if (/[^\p{ASCII}]/u.test(first)) return { kind: 'unusualLetters' };
  if (!isEmailAddress(first)) return { kind: 'invalid' };
  const rest = words.filter((word) => !word.includes('@')).join(' ');
  return { kind: 'one', address: first, rest };
}

/** As much of a text as is read. A word that would be cut is left out. */
function wholeWords(text: string): string {
  const read = text.slice(0, MAX_LENGTH);
  return text.length > MAX_LENGTH ? read.slice(0, read.search(/[^\s,;]*$/u)) : read;
}

function unwrapped(word: string): string {
  return word
    .replace(/^(?:(?:mailto|e-?mail|mail|address)[:=]|[<("'“‘«[])+/iu, '')
    .replace(/[>)"'”’»\].!?:…]+$/u, '');
}
