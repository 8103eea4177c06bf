import type { Message, SecretFinder } from './message.ts';
import { joined, type SecretName } from './secret-name.ts';
import type { TextRange } from './text-range.ts';
import { AS, COPULAS, PINS, PUBLIC_CODES, SECRET_CODES, USERS } from './vocabulary.ts';
import { core, endsSentence, endsWithSign, isSign, type Word, wordSet } from './words.ts';

const AFTER = 10;
const BEFORE = 9;
/** Words around "code" that may say which code it is: "verification code", "code d'accès". */
const QUALIFIER_DISTANCE = 3;
const YEAR = /^(?:19|20)\d\d$/;
const MONTHS = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;
/** Decimal numbers, dates and local telephone numbers. */
const NOT_CODES =
  /^\d{1,8}\.\d{1,8}$|^\d{4}[-.]\d{1,2}[-.]\d{1,2}$|^\d{1,2}[-.]\d{1,2}[-.](?:\d{4}|[012]\d)$|^\d{3}[-.]\d{4}$/;
const PLACES = wordSet(
  'room rooms raum salle aula sala ext extension page pages line lines since in until seit depuis desde button gpio pin_ step building tel phone call',
);
const COUNTED = wordSet(
  'lines characters chars digits days hours minutes min times am pm bits bytes kb mb users students people dollars cad points years',
);

interface Digits extends TextRange {
  readonly digits: string;
  readonly first: number;
  readonly last: number;
}

/** Finds PINs and sent codes: the digits near "PIN", "door code", "verification code" or "… to verify your account". */
export const findCodeValues: SecretFinder = (message) => [
  ...message.names.flatMap((name) => codesAt(message, name)),
  ...message.words.flatMap((word, index) => verifyingCode(message, word, index)),
];

function codesAt({ words }: Message, name: SecretName): TextRange[] {
  const said = joined(words[name.first]?.plain ?? '');
  const isPin = PINS.has(said) || /pin$/.test(words[name.last]?.plain ?? '');
  if (isPin) return pinsNear(words, name);
  return name.kind === 'code' ? sentCode(words, name) : [];
}

/** Three to eight digits after a PIN, or before "is my PIN". */
function pinsNear(words: readonly Word[], { first, last }: SecretName): TextRange[] {
  const after = digitsAfter(words, last, AFTER).filter(({ digits }) => digits.length >= 3);
  const isNext = (found: Digits) => found.first === last + 1 || isLinked(words, found.first);
  const pin = after.find(
    (found) => isNext(found) || (found.digits.length >= 4 && !YEAR.test(found.digits)),
  );
  if (pin) return [pin];
  const before = digitsBefore(words, first).find((found) => found.digits.length >= 4);
  return before && isSaidOf(words, before.last, first) ? [before] : [];
}

function sentCode(words: readonly Word[], name: SecretName): TextRange[] {
  const around = words.slice(
    Math.max(0, name.first - QUALIFIER_DISTANCE),
    name.last + QUALIFIER_DISTANCE,
  );
  if (PUBLIC_CODES.has(words[name.first - 1]?.plain ?? '') || isPublicCompound(words[name.first]))
    return [];
  if (around.some(({ plain }) => /^(?:class|exit|error|asignatura|postal)$/.test(plain))) return [];
  const isSecret = around.some(({ plain }) => isSecretWord(plain));
  const after = digitsAfter(words, name.last, AFTER).find(({ digits, first }) => {
    const isNext = first === name.last + 1 || isLinked(words, first);
    const shortest = isSecret ? 4 : 6;
    return (
      digits.length >= (isNext && isSaidToBe(words, name.last, first) ? 4 : shortest) &&
      (isNext || isSecret) &&
      !(YEAR.test(digits) && !isNext)
    );
  });
  if (after) return [after];
  const before = digitsBefore(words, name.first).find(({ digits }) => digits.length >= 4);
  return before &&
    (isSecret || isSaidOf(words, before.last, name.first)) &&
    !YEAR.test(before.digits)
    ? [before]
    : otherCode(words, name, isSecret);
}

/** A code of letters and digits, as recovery codes have them: only next to a secret code's name or after a link. */
function otherCode(words: readonly Word[], { last }: SecretName, isSecret: boolean): TextRange[] {
  if (!isSecret) return [];
  const link = [last + 1, last + 2].find(
    (index) => endsWithSign(words[index - 1]) || isLinked(words, index),
  );
  const value = words[link ?? last + 1];
  const isValue =
    value && /\d/.test(value.plain) && /^[a-z\d]{3,8}(?:-[a-z\d]{3,8}){1,7}$/.test(value.plain);
  return isValue ? [core(value)] : [];
}

function isSecretWord(plain: string): boolean {
  return SECRET_CODES.has(plain) || SECRET_CODES.has(plain.replace(/^[dl]'/, ''));
}

/** "Postleitzahlcode", "Fehlercode", "barcode" */
function isPublicCompound(word: Word | undefined): boolean {
  return /^(?:fehler|bar|post|zip|qr|source|quell|unter|prom|rabatt|gutschein|en|de|un|trans|op|byte|time|geo|uni|shell|low|no|vs)[a-z]{0,8}code$/.test(
    word?.plain ?? '',
  );
}

/** Whether the value follows directly, with a copula or a sign between at most. */
function isLinked(words: readonly Word[], first: number): boolean {
  const before = words[first - 1];
  return (
    COPULAS.has(before?.plain ?? '') ||
    isSign(before) ||
    endsWithSign(before) ||
    /[(,]$/.test(before?.text ?? '') ||
    /^\(/.test(words[first]?.text ?? '')
  );
}

function isSaidToBe(words: readonly Word[], last: number, first: number): boolean {
  return endsWithSign(words[last]) || (first > last + 1 && isLinked(words, first));
}

/** Whether "is" or "as" is between the digits and the name: "884213 is your code". */
function isSaidOf(words: readonly Word[], from: number, to: number): boolean {
  return words
    .slice(from + 1, to)
    .some(({ plain }) => COPULAS.has(plain) || (AS.has(plain) && plain !== 'a') || plain === 'to');
}

function digitsAfter(words: readonly Word[], last: number, distance: number): Digits[] {
  const found: Digits[] = [];
  for (let index = last + 1; index <= last + distance && index < words.length; index++) {
    if (index > last + 1 && endsSentence(words, index - 1)) break;
    const digits = digitsFrom(words, index);
    if (!digits) continue;
    found.push(digits);
    index = digits.last;
  }
  return found;
}

function digitsBefore(words: readonly Word[], first: number): Digits[] {
  for (let index = first - 1; index >= 0 && index >= first - BEFORE; index--) {
    if (endsSentence(words, index)) return [];
    let start = index;
    while (start > index - 4 && isDigits(words[start - 1]) && isDigits(words[start])) start--;
    const digits = digitsFrom(words, start);
    if (digits && digits.last === index) return [digits];
  }
  return [];
}

function isDigits(word: Word | undefined): boolean {
  return /^\d{1,8}$/.test(word?.plain ?? '');
}

/** Returns four to eight digits that begin here, in one or more groups; nothing if they go on, count or number something. */
function digitsFrom(words: readonly Word[], first: number): Digits | undefined {
  const word = words[first];
  const google = /^g-(\d{6})$/.exec(word?.plain ?? '');
  if (word && google) return { ...core(word), digits: google[1] ?? '', first, last: first };
  const inOne = /^[#*]?(\d{1,8}(?:[-.·]\d{1,4}){0,4})[#*]?$/.exec(word?.plain ?? '');
  if (!word || !inOne) return undefined;
  let digits = (inOne[1] ?? '').replace(/\D/g, '');
  let last = first;
  while (isDigits(words[last + 1]) && !/[.,;:!?]$/.test(words[last]?.text ?? '')) {
    last++;
    digits += words[last]?.plain;
    if (digits.length > 12) return undefined;
  }
  const [before, after] = [words[first - 1]?.plain ?? '', words[last + 1]?.plain ?? ''];
  const isNumber = /^[$€£]|%$/.test(word.text) || NOT_CODES.test(word.plain);
  if (digits.length < 3 || digits.length > 8 || isNumber || isOther(before, after))
    return undefined;
  return { start: core(word).start, end: core(words[last] ?? word).end, digits, first, last };
}

function isOther(before: string, after: string): boolean {
  return PLACES.has(before) || USERS.has(before) || MONTHS.test(before) || COUNTED.has(after);
}

/** Matches "use 905133 to verify your account", where no word says code. */
function verifyingCode({ words }: Message, word: Word, index: number): TextRange[] {
  const code = /^(?:g-)?\d{6}$/.test(word.plain) ? word : undefined;
  const near = words.slice(Math.max(0, index - 6), index + 7);
  return code &&
    near.some(({ plain }) => /^(?:verif[iy]|bestatig|authentif|authenticat)/.test(plain)) &&
    !isOther(words[index - 1]?.plain ?? '', words[index + 1]?.plain ?? '')
    ? [core(code)]
    : [];
}
