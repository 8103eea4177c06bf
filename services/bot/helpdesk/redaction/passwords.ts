import { endsClause, trimPunctuation } from './word-edges.ts';

const MARK = '[password removed]';

const SECRET_NAMES = new Set(
  // German and French too: those who write in them are answered in English, but keep their secrets.
  'password passwords passwd pwd pw passcode passphrase passkey pin otp cvv cvc passwort kennwort mdp'.split(
    ' ',
  ),
);
/** What links the name of a secret with its value. */
const CERTAIN_LINKS = new Set([':', '=', '->', '=>', '==', 'is:', 'was:', 'are:']);
const LINKS = new Set(['is', 'was', 'are', 'be', 'ist', 'lautet', 'est', ...CERTAIN_LINKS]);
/** How many words may stand between: "my password for the course site is …". */
const LONGEST_GAP_WORDS = 8;
/** After "is" these begin a complaint, never a value: "my password is not working". */
const COMPLAINTS = new Set(
  `not no never too being still now already always very so also just only
  longer shorter required needed necessary asked`.split(/\s+/),
);
/** These are a complaint when the clause ends after them: "my password is wrong". */
const STATES = new Set(
  `wrong incorrect correct right invalid valid bad weak strong old new lost gone locked blocked broken expired
  forgotten unknown fine ok okay different same short long out reset stuck`.split(/\s+/),
);
/** Where a password of plain words ends. */
const CLAUSE_STARTS = new Set(
  `and but so because which or i it its can could please when while for on in at to if since then yet though
  however that this they you we he she my the a an with after before every everywhere again help`.split(
    /\s+/,
  ),
);
const ARTICLES = new Set(['my', 'the', 'a', 'our']);
const LONGEST_VALUE_WORDS = 12;
const LONGEST_QUOTATION = 200;
const CLOSING_QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '‘': '’',
  '«': '»',
};

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces the value in phrases like "my password is …", "PIN: …" and "pwd=…", and leaves complaints such as
 * "my password is not working" as they are. When in doubt it removes.
 */
export function removePasswords(text: string): string {
  const words = [...text.matchAll(/\S+/g)].map((match) => toWord(match));
  let result = '';
  let copied = 0;
  for (let index = 0; index < words.length; index++) {
    const value = valueAfter(text, words, index);
    if (!value || value.start < copied || text.startsWith(MARK, value.start)) continue;
    result += text.slice(copied, value.start) + MARK;
    copied = value.end;
    while ((words[index + 1]?.start ?? Number.POSITIVE_INFINITY) < copied) index++;
  }
  return result + text.slice(copied);
}

function toWord(match: RegExpMatchArray): Word {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, text: match[0] };
}

/** The stretch of the secret that this word announces, if it is the name of one. */
function valueAfter(text: string, words: readonly Word[], index: number): Stretch | undefined {
  const word = words[index];
  if (!word) return undefined;
  const glued = gluedValue(word);
  if (glued) return glued;
  const name = plain(word.text);
  const isPossessive = name.endsWith("'s") || name.endsWith('’s');
  if (!SECRET_NAMES.has(isPossessive ? name.slice(0, -2) : name)) return undefined;
  const before = valueBefore(words, index);
  if (before) return before;
  if (word.text.endsWith(':') || word.text.endsWith('='))
    return valueFrom(text, words, index + 1, true);
  if (endsClause(word.text)) return undefined;
  if (isPossessive) return valueFrom(text, words, index + 1, false);
  if (hasDigitOrSign(words[index + 1]?.text ?? '')) return valueFrom(text, words, index + 1, true);
  const link = linkAfter(words, index);
  if (link === undefined) return undefined;
  return valueFrom(text, words, link + 1, CERTAIN_LINKS.has(words[link]?.text ?? ''));
}

/** "I typed hunter2! as my password": only what is no ordinary word, since much else is said before "as". */
function valueBefore(words: readonly Word[], index: number): Stretch | undefined {
  const [value, as, article] = words.slice(Math.max(index - 3, 0), index);
  if (
    !value ||
    as?.text.toLowerCase() !== 'as' ||
    !ARTICLES.has(article?.text.toLowerCase() ?? '')
  ) {
    return undefined;
  }
  return hasDigitOrSign(value.text) || hasInnerCapital(value.text) ? value : undefined;
}

/** `password=hunter2`, `pin:1234`. */
function gluedValue(word: Word): Stretch | undefined {
  const separator = word.text.search(/[:=]/);
  if (separator < 1 || separator === word.text.length - 1) return undefined;
  if (!SECRET_NAMES.has(plain(word.text.slice(0, separator)))) return undefined;
  const value = word.text.slice(separator).search(/[^:=]/);
  return value < 0 ? undefined : { start: word.start + separator + value, end: word.end };
}

/** The word that says "is"; the sentence must not end before it. */
function linkAfter(words: readonly Word[], index: number): number | undefined {
  const end = Math.min(words.length, index + 2 + LONGEST_GAP_WORDS);
  for (let next = index + 1; next < end; next++) {
    const text = words[next]?.text ?? '';
    if (LINKS.has(text.toLowerCase())) return next;
    if (endsClause(text)) return undefined;
  }
  return undefined;
}

function valueFrom(
  text: string,
  words: readonly Word[],
  from: number,
  isCertain: boolean,
): Stretch | undefined {
  const index = LINKS.has(words[from]?.text.toLowerCase() ?? '') ? from + 1 : from;
  const first = words[index];
  if (!first) return undefined;
  const quoted = quotedValue(text, first);
  if (quoted) return quoted;
  if (hasDigitOrSign(first.text) || hasInnerCapital(first.text)) return withoutFullStop(first);
  if (!isCertain && isComplaint(words, index)) return undefined;
  return clauseFrom(words, index);
}

function quotedValue(text: string, first: Word): Stretch | undefined {
  const closing = CLOSING_QUOTES[first.text[0] ?? ''];
  if (!closing) return undefined;
  const length = text.slice(first.start, first.start + LONGEST_QUOTATION).indexOf(closing, 1);
  return { start: first.start, end: length > 0 ? first.start + length + 1 : first.end };
}

/** No ordinary word, so the secret is this one word. */
function hasDigitOrSign(word: string): boolean {
  const core = trimPunctuation(word);
  if (core.length >= 3 && /\d/.test(core)) return true;
  return core.length >= 4 && /[^\p{L}\p{M}'’.-]/u.test(core);
}

function hasInnerCapital(word: string): boolean {
  const core = trimPunctuation(word);
  return core.length >= 4 && /.\p{Lu}/u.test(core);
}

function isComplaint(words: readonly Word[], index: number): boolean {
  const word = words[index]?.text ?? '';
  const said = plain(word);
  if (said === '' || COMPLAINTS.has(said) || CLAUSE_STARTS.has(said)) return true;
  const isLowerCase = trimPunctuation(word) === said;
  if (isLowerCase && (said.endsWith('ed') || said.endsWith('ing'))) return true;
  if (!STATES.has(said)) return false;
  return endsClause(word) || CLAUSE_STARTS.has(plain(words[index + 1]?.text ?? 'and'));
}

/** A password of ordinary words goes on until the clause ends. */
function clauseFrom(words: readonly Word[], index: number): Stretch | undefined {
  const first = words[index];
  if (!first) return undefined;
  let last = first;
  for (let next = index; next < words.length && next < index + LONGEST_VALUE_WORDS; next++) {
    const word = words[next];
    if (!word || (next > index && CLAUSE_STARTS.has(plain(word.text)))) break;
    last = word;
    if (endsClause(word.text)) break;
  }
  return { start: first.start, end: withoutFullStop(last).end };
}

function withoutFullStop(word: Word): Stretch {
  const hasStop = word.text.length > 1 && endsClause(word.text);
  return { start: word.start, end: hasStop ? word.end - 1 : word.end };
}

function plain(word: string): string {
  return trimPunctuation(word).toLowerCase();
}
