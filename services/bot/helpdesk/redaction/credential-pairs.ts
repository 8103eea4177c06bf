import { isEmailAddress } from '../email-address.ts';
import { joined } from './secret-name.ts';
import { hasInnerCapital, isMarked, looksSecret } from './secret-shape.ts';
import {
  CHANGE_PARTICIPLES,
  CHANGE_VERBS,
  CHANGED_THINGS,
  LINKS,
  PAIR_NAMES,
} from './secret-words.ts';
import type { TextRange } from './text-range.ts';
import { endsClause, type Word, withoutFullStop, wordSet } from './words.ts';

const SEPARATORS = wordSet(': / | , ; and & + with');
const FILLERS = wordSet('with as my the : = using of for to');
const TARGETS = wordSet('to as -> => into : en a para in auf zu por');
const MAX_ADDRESS_LENGTH = 320;

/** Matches "I changed it to hunter2". */
export function changedSecret(words: readonly Word[], index: number): TextRange | undefined {
  const hasObject = !CHANGE_PARTICIPLES.has(words[index]?.plain ?? '');
  const [verb, thing, to, value] = hasObject
    ? words.slice(index, index + 4)
    : [words[index], undefined, ...words.slice(index + 1, index + 3)];
  if (!value || (hasObject && !isChange(verb, thing))) return undefined;
  const isTarget = TARGETS.has(to?.plain || (to?.text ?? ''));
  return isTarget && looksSecret(value.text) ? withoutFullStop(value) : undefined;
}

function isChange(verb: Word | undefined, thing: Word | undefined): boolean {
  return CHANGE_VERBS.has(verb?.plain ?? '') && CHANGED_THINGS.has(thing?.plain ?? '');
}

/** Matches "login ann/hunter2", "credentials: ann hunter2" and "log in with ann and hunter2". */
export function credentialPair(words: readonly Word[], index: number): TextRange | undefined {
  let next = afterPairName(words, index);
  if (next === undefined) return undefined;
  const limit = next + 3;
  while (next < limit && isFiller(words[next])) next++;
  const user = words[next];
  if (!user || user.plain === '') return undefined;
  const within = afterSeparator(user);
  if (within) return within;
  const isSeparated = SEPARATORS.has(words[next + 1]?.text.toLowerCase() ?? '');
  const secret = words[isSeparated ? next + 2 : next + 1];
  if (!secret || (!isSeparated && endsClause(user) && user.text.at(-1) !== ',')) return undefined;
  return looksSecret(secret.text) ? withoutFullStop(secret) : undefined;
}

function afterPairName(words: readonly Word[], index: number): number | undefined {
  const one = joined(words[index]?.plain ?? '');
  if (PAIR_NAMES.has(one)) return index + 1;
  const two = joined(words[index + 1]?.plain ?? '');
  const isVerb = /^(?:log|logged|logging|sign|signed|signing)$/.test(one);
  return isVerb && (two === 'in' || two === 'on') ? index + 2 : undefined;
}

function isFiller(word: Word | undefined): boolean {
  const said = word?.text.toLowerCase() ?? '';
  return FILLERS.has(said) || LINKS.has(said);
}

/** Returns the part after the "/" or ":" of "ann/hunter2", if it looks like a secret. */
function afterSeparator(word: Word): TextRange | undefined {
  const separator = word.text.search(/[/:|]/);
  if (separator < 1 || word.text.includes('://')) return undefined;
  const value = word.text.slice(separator + 1);
  if (!looksSecret(value) && !(value.length >= 4 && hasInnerCapital(value))) return undefined;
  return { start: word.start + separator + 1, end: withoutFullStop(word).end };
}

/** Matches "ann@x.org:hunter2", and "ann@x.org / hunter2x". */
export function userPair(words: readonly Word[], index: number): TextRange | undefined {
  const word = words[index];
  const at = word?.text.slice(0, MAX_ADDRESS_LENGTH).indexOf('@') ?? -1;
  if (!word || at < 1) return undefined;
  const separator = word.text.slice(at, MAX_ADDRESS_LENGTH).search(/[:|/;]/);
  if (separator < 0) return separateSecret(words, index);
  const end = at + separator;
  const value = word.text.slice(end + 1);
  if (value === '') return separateSecret(words, index);
  if (!isEmailAddress(word.text.slice(0, end)) || word.text.startsWith('git@')) return undefined;
  const isSecret = word.text[end] === ':' ? isAssigned(value) : looksSecret(value);
  return isSecret ? { start: word.start + end + 1, end: withoutFullStop(word).end } : undefined;
}

/** What is after the colon of an address is a secret unless it is a port or a path. */
function isAssigned(value: string): boolean {
  return value.length >= 4 && !value.includes('/') && !/^\d{1,5}$/.test(value);
}

function separateSecret(words: readonly Word[], index: number): TextRange | undefined {
  const word = words[index];
  const isOpen = /[:/|;]$/.test(word?.text ?? '');
  const isSeparated = /^[:/|;]$/.test(words[index + 1]?.text ?? '');
  if (!isOpen && !isSeparated) return undefined;
  const value = words[isOpen ? index + 1 : index + 2];
  return value && isMarked(value) && looksSecret(value.text) ? withoutFullStop(value) : undefined;
}
