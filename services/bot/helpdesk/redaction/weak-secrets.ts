import { secretNear } from './password-value.ts';
import { joined, kindOf, type SecretName } from './secret-name.ts';
import { hasInnerCapital, isHex, isMachineMade, isMarked, looksSecret } from './secret-shape.ts';
import { CERTAIN_LINKS, GAP_STARTS, LINKS, PUBLIC_CODES, SECRET_CODES } from './secret-words.ts';
import type { TextRange } from './text-range.ts';
import { endsClause, endsWithSign, trimPunctuation, type Word, withoutFullStop } from './words.ts';

const MAX_GAP_WORDS = 5;
const MAX_ASSIGNED_NAME = 60;
const SIX_DIGITS = /^\d{6,8}$/;
const SOME_DIGITS = /^\d{4,8}$/;

/** Matches `password=hunter2`, `pin:1234` and `api_key=…` in one word. */
export function assignedValue(word: Word): TextRange | undefined {
  const separator = word.text.slice(0, MAX_ASSIGNED_NAME).search(/[:=]/);
  if (separator < 1 || separator === word.text.length - 1) return undefined;
  const name = joined(trimPunctuation(word.text.slice(0, separator)).replace(/^.*[?&/]/, ''));
  const kind = kindOf(name) ?? (name === 'key' ? 'key' : undefined);
  const offset = word.text.slice(separator).search(/[^:=]/);
  if (kind === undefined || offset < 0) return undefined;
  const value = word.text.slice(separator + offset);
  const isValue =
    kind === 'password' || (kind === 'key' ? isMachineMade(value) : isWeakValue(kind, value));
  if (!isValue) return undefined;
  const end =
    /[.,;!]$/.test(value) && value.length > 1 && kind !== 'password' ? word.end - 1 : word.end;
  return { start: word.start + separator + offset, end };
}

function isWeakValue(kind: SecretName['kind'], value: string): boolean {
  if (kind === 'code') return SOME_DIGITS.test(trimPunctuation(value));
  return looksSecret(value) || hasInnerCapital(value) || (/\d/.test(value) && value.length >= 3);
}

/** Returns the value of a name that is also an ordinary word, if it looks like a secret. */
export function weakValue(
  text: string,
  words: readonly Word[],
  index: number,
  name: SecretName,
): TextRange[] {
  const link = linkAfter(words, name);
  const from = link ?? name.last + 1;
  const first = words[from];
  if (name.kind === 'code') return codeValues(words, index, from, link !== undefined);
  if (!first) return [];
  const isLinked = link !== undefined;
  if (name.kind === 'key') return keyValue(words, from);
  if (isLinked && (isMarked(first) || SOME_DIGITS.test(first.plain)))
    return [withoutFullStop(first)];
  if (looksSecret(first.text)) return [withoutFullStop(first)];
  const isCertain = isLinked && endsWithSign(words[from - 1]);
  return isCertain && isLastWord(words, from) && text !== '' ? [withoutFullStop(first)] : [];
}

/** Returns the index of the word after the link, if there is one before the clause ends. */
function linkAfter(words: readonly Word[], { kind, last }: SecretName): number | undefined {
  if (endsWithSign(words[last])) return last + 1;
  for (let next = last + 1; next <= last + MAX_GAP_WORDS; next++) {
    const word = words[next];
    if (!word || endsClause(words[next - 1])) return undefined;
    const said = word.text.toLowerCase();
    const isGap =
      next === last + 1 || kind !== 'weak' || GAP_STARTS.has(words[last + 1]?.plain ?? '');
    if (!isGap) return undefined;
    if (said === '-' && isMarked(words[next + 1])) return next + 1;
    if (LINKS.has(said) || CERTAIN_LINKS.has(said) || (kind !== 'weak' && endsWithSign(word)))
      return next + 1;
  }
  return undefined;
}

function isLastWord(words: readonly Word[], index: number): boolean {
  return words[index + 1] === undefined || endsClause(words[index]);
}

function keyValue(words: readonly Word[], from: number): TextRange[] {
  const first = words[from];
  const isKey = first && (isMachineMade(first.text) || isHex(first.text));
  return isKey ? [withoutFullStop(first)] : [];
}

function codeValues(
  words: readonly Word[],
  index: number,
  from: number,
  isLinked: boolean,
): TextRange[] {
  if (isPublicCode(words, index)) return [];
  const before = codeBefore(words, index);
  if (before) return [before];
  const isSecret = isLinked || SECRET_CODES.has(words[index - 1]?.plain ?? '');
  return codeValue(words, from, isSecret);
}

/** Matches "884213 is your verification code" and "enter 482193 as the code". */
function codeBefore(words: readonly Word[], index: number): TextRange | undefined {
  const before = words.slice(Math.max(0, index - 4), index);
  const link = before.findLastIndex(
    ({ plain }) => plain === 'is' || plain === 'as' || plain === 'was',
  );
  const value = before[link - 1];
  return value && SOME_DIGITS.test(value.plain) ? withoutFullStop(value) : undefined;
}

function isPublicCode(words: readonly Word[], index: number): boolean {
  return PUBLIC_CODES.has(words[index - 1]?.plain ?? '');
}

/** A code of digits, in one piece or in two groups of three: "482193", "771 204". */
function codeValue(words: readonly Word[], from: number, isLinked: boolean): TextRange[] {
  const [first, second] = words.slice(from, from + 2);
  if (!first) return [];
  const digits = first.plain.replace(/[#*]$/, '');
  if (second && /^\d{3}$/.test(first.text) && /^\d{3}$/.test(second.plain)) {
    return [{ start: first.start, end: withoutFullStop(second).end }];
  }
  if (
    isLinked ? SOME_DIGITS.test(digits) || /^\d{3}-\d{3}$/.test(digits) : SIX_DIGITS.test(digits)
  ) {
    return [withoutFullStop(first)];
  }
  const near = isLinked ? secretNear(words.slice(from, from + 1), 0) : undefined;
  return near && !isHex(first.text) ? [near] : [];
}
