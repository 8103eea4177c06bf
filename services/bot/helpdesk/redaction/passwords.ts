import { endsClause, trimPunctuation } from './word-edges.ts';

const MARK = '[password removed]';

const SECRET_NAMES = new Set(
  // German and French too: people who write in them get English answers, but their secrets are protected.
  'password passwords passwd pwd pw passcode passphrase passkey pin otp cvv cvc passwort kennwort mdp'.split(
    ' ',
  ),
);
/** Words and signs that link the name of a secret to its value. */
const CERTAIN_LINKS = new Set([':', '=', '->', '=>', '==', 'is:', 'was:', 'are:']);
const LINKS = new Set(['is', 'was', 'are', 'be', 'ist', 'lautet', 'est', ...CERTAIN_LINKS]);
/** The maximum number of words between name and link: "my password for the course site is …". */
const MAX_GAP_WORDS = 8;
/** After "is", these words start a complaint, never a value: "my password is not working". */
const COMPLAINTS = new Set(
  `not no never too being still now already always very so also just only
  longer shorter required needed necessary asked`.split(/\s+/),
);
/** These words are a complaint if the clause ends after them: "my password is wrong". */
const STATES = new Set(
  `wrong incorrect correct right invalid valid bad weak strong old new lost gone locked blocked broken expired
  forgotten unknown fine ok okay different same short long out reset stuck`.split(/\s+/),
);
/** Words that end a password of ordinary words. */
const CLAUSE_STARTS = new Set(
  `and but so because which or i it its can could please when while for on in at to if since then yet though
  however that this they you we he she my the a an with after before every everywhere again help`.split(
    /\s+/,
  ),
);
const ARTICLES = new Set(['my', 'the', 'a', 'our']);
const MAX_VALUE_WORDS = 12;
const MAX_QUOTATION_LENGTH = 200;
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

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces the value in phrases like "my password is …", "PIN: …" and "pwd=…", but leaves complaints such as
 * "my password is not working" alone. When in doubt, it removes.
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

/** Returns the range of the secret that this word introduces, if the word names one. */
function valueAfter(text: string, words: readonly Word[], index: number): TextRange | undefined {
  const word = words[index];
  if (!word) return undefined;
  const assigned = assignedValue(word);
  if (assigned) return assigned;
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

/** Matches "I typed hunter2! as my password", but not an ordinary word before "as", which may be anything. */
function valueBefore(words: readonly Word[], index: number): TextRange | undefined {
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

/** Matches `password=hunter2` and `pin:1234`. */
function assignedValue(word: Word): TextRange | undefined {
  const separator = word.text.search(/[:=]/);
  if (separator < 1 || separator === word.text.length - 1) return undefined;
  if (!SECRET_NAMES.has(plain(word.text.slice(0, separator)))) return undefined;
  const value = word.text.slice(separator).search(/[^:=]/);
  return value < 0 ? undefined : { start: word.start + separator + value, end: word.end };
}

/** Returns the index of the linking word ("is"), if it comes before the clause ends. */
function linkAfter(words: readonly Word[], index: number): number | undefined {
  const end = Math.min(words.length, index + 2 + MAX_GAP_WORDS);
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
): TextRange | undefined {
  const index = LINKS.has(words[from]?.text.toLowerCase() ?? '') ? from + 1 : from;
  const first = words[index];
  if (!first) return undefined;
  const quoted = quotedValue(text, first);
  if (quoted) return quoted;
  if (hasDigitOrSign(first.text) || hasInnerCapital(first.text)) return withoutFullStop(first);
  if (!isCertain && isComplaint(words, index)) return undefined;
  return clauseFrom(words, index);
}

function quotedValue(text: string, first: Word): TextRange | undefined {
  const closing = CLOSING_QUOTES[first.text[0] ?? ''];
  if (!closing) return undefined;
  const length = text.slice(first.start, first.start + MAX_QUOTATION_LENGTH).indexOf(closing, 1);
  return { start: first.start, end: length > 0 ? first.start + length + 1 : first.end };
}

/** Whether a word is not an ordinary one. Then the secret is this word alone. */
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

/** Returns a password of ordinary words, which extends to the end of the clause. */
function clauseFrom(words: readonly Word[], index: number): TextRange | undefined {
  const first = words[index];
  if (!first) return undefined;
  let last = first;
  for (let next = index; next < words.length && next < index + MAX_VALUE_WORDS; next++) {
    const word = words[next];
    if (!word || (next > index && CLAUSE_STARTS.has(plain(word.text)))) break;
    last = word;
    if (endsClause(word.text)) break;
  }
  return { start: first.start, end: withoutFullStop(last).end };
}

function withoutFullStop(word: Word): TextRange {
  const hasStop = word.text.length > 1 && endsClause(word.text);
  return { start: word.start, end: hasStop ? word.end - 1 : word.end };
}

function plain(word: string): string {
  return trimPunctuation(word).toLowerCase();
}
