import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import type { Language } from './languages/language.ts';
import { PORTUGUESE } from './languages/portuguese.ts';
import { SPANISH } from './languages/spanish.ts';
import { wordSet } from './words.ts';

/** People mix languages: "das Password", "mi login". So every list holds in every text, only endings are a language's. */
const LANGUAGES: readonly Language[] = [ENGLISH, FRENCH, SPANISH, GERMAN, PORTUGUESE];

function all(list: Exclude<keyof Language, 'predicate'>): ReadonlySet<string> {
  return wordSet(LANGUAGES.map((language) => language[list]).join(' '));
}

export const NAMES = all('names');
export const WEAK_NAMES = all('weakNames');
export const PINS = all('pins');
export const KEYS = all('keys');
export const CODES = all('codes');
export const SECRET_CODES = all('secretCodes');
export const USERS = all('users');
export const COPULAS = all('copulas');
export const AS = all('as');
export const TARGETS = all('targets');
export const ATTEMPTS = all('attempts');
export const TROUBLE = all('trouble');
export const GRAMMAR = all('grammar');
export const STATES = all('states');

const PREDICATES = LANGUAGES.map(({ copulas, names, weakNames, predicate }) => {
  return { said: wordSet(`${copulas} ${names} ${weakNames}`), predicate };
});

/** Whether a word, as written in lower case, ends like a participle or adverb in the language of a link or a name. */
export function isPredicate(word: string, linkOrName: string): boolean {
  const [known] = PREDICATES.filter(({ said }) => said.has(linkOrName));
  return PREDICATES.some(
    ({ said, predicate }) =>
      (said.has(linkOrName) || (known === undefined && said.has('is'))) && predicate.test(word),
  );
}

/** Codes that anyone may know: "error code", "course code". */
export const PUBLIC_CODES = wordSet(`
  error errors course postal post zip area status exit source country class section discount promo coupon response
  http qr bar fault stop product order dress color colour reason result subject room building department program
  programme dial language currency airport swift fehler postleit morse unit html python java service express erreur
  error_ postleitzahl asignatura promocional barras estado field color`);
