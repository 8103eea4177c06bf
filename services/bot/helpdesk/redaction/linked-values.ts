import type { Message, SecretFinder } from './message.ts';
import { plainValue } from './plain-value.ts';
import { isTemplate } from './public-shape.ts';
import { quotationFrom } from './quoted-value.ts';
import { nameAt, type SecretName } from './secret-name.ts';
import { hasInnerCapital, isCount, isMarked, isUnusual } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { COPULAS, GRAMMAR, NAMES, PINS, STATES, USERS } from './vocabulary.ts';
import {
  core,
  endsClause,
  endsWithSign,
  isSign,
  trimPunctuation,
  type Word,
  wordSet,
} from './words.ts';

/** The maximum number of words between name and link: "my password for the course site is …". */
const MAX_GAP_WORDS = 8;
/** Words that may follow the name before the link. Nouns may not ("page"), nor verbs of rules ("must"). */
export const GAP_STARTS = wordSet(`
  for of to on at in with from that which i i'm we now currently still today again here there used pour de du des sur
  chez a au para del en von vom fur bei im am do da dos no na das nueva nuevo anterior actual nova atual antiga actuel
  nouveau neues altes der die`);
/** How far the user name's label may be, in words. */
const USER_DISTANCE = 5;
const RULES = wordSet(
  'must should shall needs contain contains have has requires can muss soll darf enthalten doit debe deve tem tiene',
);
const LINK_WORDS = wordSet('to');
/** Capitalised words that follow "password" and are none: "Password Manager", "password Brightspace". */
const CAPITALISED =
  /^(?:reset|manager|page|policy|field|help|change|recovery|protected|required|incorrect|invalid|expired|error|prompt|brightspace|netlink|zoom|microsoft|windows|outlook|google|apple|teams|office|eduroam|bitwarden|lastpass|onepass|dashlane|keepass|canvas|moodle|duo|okta|uvic|adobe|echo|email|mail|wifi|wi-fi|and|but|please|thank|thanks|hello|dear|how|what|why|when|where|the|this|that)/i;

/** Finds the value that follows the name of a password: "my password is …", "Kennwort: …", "pwd Hunter2". */
export const findLinkedValues: SecretFinder = (message) =>
  message.names.flatMap((name) => {
    const value =
      name.kind === 'password' ? valueAfter(message, name) : weakValueAfter(message, name);
    return value ? [value] : [];
  });

function valueAfter(message: Message, name: SecretName): TextRange | undefined {
  const { words } = message;
  const word = words[name.last];
  const next = words[name.last + 1];
  if (!word || !next || words[name.first - 1]?.text === word.text) return undefined;
  const said = word.plain.replace(/'s$/, '');
  if (endsWithSign(word) && !isOpen(word)) return valueAt(message, name, name.last + 1, said);
  if (name.isPossessive) return valueAt(message, name, name.last + 1, 'is');
  if (endsClause(word)) return undefined;
  if (
    !isLink(next) &&
    !next.text.startsWith('(') &&
    (isUnusual(next, words[name.last + 2]) || hasInnerCapital(next.text))
  )
    return core(next);
  if (isCapitalised(word, next, words[name.last + 2])) return core(next);
  const link = linkAfter(words, name.last);
  if (link !== undefined) return valueAt(message, name, link + 1, linkLanguage(words[link], said));
  return isAfterUser(words, name.first) ? wordsBesideUser(message, name, said) : undefined;
}

/** Whether a user name is shortly before the name: "user jkim, password …". */
function isAfterUser(words: readonly Word[], first: number): boolean {
  const before = words.slice(Math.max(0, first - USER_DISTANCE), first);
  const label = before.findLastIndex(({ plain }) => USERS.has(plain));
  return (
    label >= 0 && before.slice(label + 1).some(({ plain }) => plain !== '' && !GRAMMAR.has(plain))
  );
}

/** A password of ordinary words without a link, as in "user jkim, password zebra crossing, …". */
function wordsBesideUser(message: Message, name: SecretName, said: string): TextRange | undefined {
  const clause = message.words.slice(name.last + 1, name.last + 4);
  const end = clause.findIndex((word) => endsClause(word));
  const value = end < 0 ? [] : clause.slice(0, end + 1);
  const isOther = value.some(
    ({ plain }) => STATES.has(plain) || GRAMMAR.has(plain) || CAPITALISED.test(plain),
  );
  return value.length === 0 || isOther ? undefined : plainValue(message, name.last + 1, said);
}

/** Whether a sign is inside of code: "input('Password:". */
function isOpen(word: Word): boolean {
  return /[([]['"]/.test(word.text);
}

function linkLanguage(link: Word | undefined, name: string): string {
  return COPULAS.has(link?.plain ?? '') ? (link?.plain ?? name) : name;
}

/** Returns the value that begins here, after more signs and copulas. */
function valueAt(
  message: Message,
  name: SecretName,
  from: number,
  language: string,
): TextRange | undefined {
  const { text, words } = message;
  let index = from;
  let said = language;
  while (index < from + 3 && isLink(words[index])) {
    said = linkLanguage(words[index], said);
    index++;
  }
  const first = words[index];
  if (!first || isTemplate(trimPunctuation(first.text)) || isTemplate(first.text)) return undefined;
  const quoted = quotationFrom(text, words, index);
  if (quoted) return quoted;
  if (nameAt(words, index) && endsWithSign(first)) return undefined;
  if (isUnusual(first, words[index + 1]) || hasInnerCapital(first.text)) return core(first);
  if (isCount(first, words[index + 1])) return undefined;
  return isNumber(words[name.first]) ? undefined : plainValue(message, index, said);
}

/** Whether a name is one of a number, such as PIN, for which words are no value. */
function isNumber(name: Word | undefined): boolean {
  return PINS.has(name?.plain ?? '') && !NAMES.has(name?.plain ?? '');
}

/** Returns the value of a name that is also an ordinary word, if a link comes first and it looks like a secret. */
function weakValueAfter(message: Message, name: SecretName): TextRange | undefined {
  const { text, words } = message;
  const said = words[name.last]?.plain ?? '';
  if (name.kind !== 'weak') return undefined;
  const isLabel = endsWithSign(words[name.last]);
  const link = isLabel ? name.last : linkAfter(words, name.last);
  let from = (link ?? name.last) + 1;
  while (link !== undefined && from < link + 3 && isLink(words[from])) from++;
  const value = words[from];
  if (!value || (link === undefined && endsClause(words[name.last]))) return undefined;
  if (link === undefined)
    return isUnusual(value, words[from + 1]) && /\p{L}/u.test(value.plain)
      ? core(value)
      : undefined;
  if (isMarked(value)) return core(value);
  if (!isLabel) return undefined;
  const isAlone = endsClause(value) || words[from + 1] === undefined;
  return (
    quotationFrom(text, words, from) ?? (isAlone ? plainValue(message, from, said) : undefined)
  );
}

function isLink(word: Word | undefined): boolean {
  if (!word) return false;
  return COPULAS.has(word.text.toLowerCase().replace(/:$/, '')) || isSign(word);
}

/** Returns the index of the linking word ("is"), if it comes before the clause ends. */
function linkAfter(words: readonly Word[], last: number): number | undefined {
  const start = words[last + 1];
  const isGap = GAP_STARTS.has(start?.plain ?? '') || start?.text.startsWith('(');
  for (let next = last + 1; next < last + 2 + MAX_GAP_WORDS; next++) {
    const word = words[next];
    if (!word || RULES.has(word.plain)) return undefined;
    const isTo = LINK_WORDS.has(word.plain) && isMarked(words[next + 1]);
    if (/^-{1,2}$/.test(word.text) && !isMarked(words[next + 1])) return undefined;
    if (isLink(word) || isTo || (isGap && endsWithSign(word))) {
      return next === last + 1 || isGap || isMarked(words[next + 1]) ? next : undefined;
    }
    if (endsClause(word)) return undefined;
  }
  return undefined;
}

/** Whether a capitalised word after an English name in lower case can only be the value: "password Hunterxyz". */
function isCapitalised(name: Word, word: Word, next: Word | undefined): boolean {
  if (!/^p[a-z]*(?:word|pw|pwd|code|phrase)$/.test(name.text)) return false;
  if (!/^\p{Lu}\p{Ll}{4,40}[.,;!]?$/u.test(word.text) || CAPITALISED.test(word.plain)) return false;
  const isAlone = next === undefined || endsClause(word) || /^[a-z]/.test(next.text);
  return !STATES.has(word.plain) && isAlone;
}
