import { isEmailAddress } from '../email-address.ts';
import type { Message, SecretFinder } from './message.ts';
import { joined } from './secret-name.ts';
import { hasInnerCapital, isMarked, looksSecret } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { COPULAS } from './vocabulary.ts';
import {
  core,
  endsClause,
  isSign,
  trimPunctuation,
  type Word,
  withoutFullStop,
  wordSet,
} from './words.ts';

/** Names of a pair: user name and password. */
const PAIR_NAMES = wordSet(`
  login logins credentials credential creds signin logon loggedin identifiants zugangsdaten credenciales anmeldedaten
  credenciais`);
const SEPARATORS = wordSet(': / | , ; and & + with');
const FILLERS = wordSet('with as my the : = using of for to');
const MAX_ADDRESS_LENGTH = 320;

/** Finds "login ann/hunter2", "log in with ann and hunter2", "ann@x.org:hunter2" and "ann@x.org / hunter2x". */
export const findUserPairs: SecretFinder = ({ words }: Message) =>
  words.flatMap((_word, index) => {
    const secret = userPair(words, index) ?? credentialPair(words, index);
    return secret ? [secret] : [];
  });

function credentialPair(words: readonly Word[], index: number): TextRange | undefined {
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
  return looksSecret(secret.text) ? core(secret) : undefined;
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
  return FILLERS.has(said) || COPULAS.has(said) || isSign(word);
}

/** Returns the part after the "/" or ":" of "ann/hunter2", if it looks like a secret. */
function afterSeparator(word: Word): TextRange | undefined {
  const separator = word.text.search(/[/:|]/);
  if (separator < 1 || word.text.includes('://')) return undefined;
  const value = word.text.slice(separator + 1);
  if (!looksSecret(value) && !(value.length >= 4 && hasInnerCapital(value))) return undefined;
  return { start: word.start + separator + 1, end: withoutFullStop(word).end };
}

function userPair(words: readonly Word[], index: number): TextRange | undefined {
  const word = words[index];
  const at = word?.text.slice(0, MAX_ADDRESS_LENGTH).indexOf('@') ?? -1;
  if (!word || at < 1) return undefined;
  const separator = word.text.slice(at, MAX_ADDRESS_LENGTH).search(/[:|/;]/);
  if (separator < 0) return separateSecret(words, index);
  const end = at + separator;
  const value = word.text.slice(end + 1);
  if (value === '') return separateSecret(words, index);
  const address = trimPunctuation(word.text.slice(0, end)).replace(/^[^\s=]{0,40}=/, '');
  if (!isEmailAddress(address) || word.text.startsWith('git@')) return undefined;
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
  return value && isMarked(value) && looksSecret(value.text) ? core(value) : undefined;
}
