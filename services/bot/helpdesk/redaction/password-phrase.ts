import { isCertainLink, secretNear, valueFrom } from './password-value.ts';
import type { SecretName } from './secret-name.ts';
import { hasInnerCapital, isMarked, isUnusual, looksSecret } from './secret-shape.ts';
import { ARTICLES, GAP_STARTS, LINKS, STATES } from './secret-words.ts';
import type { TextRange } from './text-range.ts';
import { endsClause, endsWithSign, type Word, withoutFullStop } from './words.ts';

/** The maximum number of words between name and link: "my password for the course site is …". */
const MAX_GAP_WORDS = 8;
/** Capitalised words that follow the name of a secret and are none: "Password Manager", "password Brightspace". */
const CAPITALISED =
  /^(?:reset|manager|page|policy|field|help|change|recovery|protected|required|incorrect|invalid|expired|error|prompt|brightspace|netlink|zoom|microsoft|windows|outlook|google|apple|teams|office|eduroam|bitwarden|lastpass|onepass|dashlane|keepass|canvas|moodle|duo|okta|uvic|adobe|echo|email|mail|wifi|wi-fi|and|but|please|thank|thanks|hello|dear|how|what|why|when|where|the|this|that)/i;

/** Returns the values that the name of a password introduces. */
export function passwordValue(
  text: string,
  words: readonly Word[],
  index: number,
  name: SecretName,
): TextRange[] {
  const before = valueBefore(words, index);
  if (before) return [before];
  const value = valueAfter(text, words, name);
  return [value, ...bothValues(words, name)].filter((range) => range !== undefined);
}

function valueAfter(
  text: string,
  words: readonly Word[],
  { last, isPossessive }: SecretName,
): TextRange | undefined {
  const word = words[last];
  const next = words[last + 1];
  if (endsWithSign(word)) return valueFrom(text, words, last + 1);
  if (word?.text.at(-1) === ',')
    return looksSecret(next?.text ?? '') && next ? withoutFullStop(next) : undefined;
  if (endsClause(word)) return undefined;
  if (isPossessive) return valueFrom(text, words, last + 1);
  if (
    next &&
    isUnusual(next, words[last + 2]) &&
    !LINKS.has(next.text.toLowerCase()) &&
    !isBracketed(next)
  ) {
    return valueFrom(text, words, last + 1);
  }
  if (next && isName(next, words[last + 2])) return withoutFullStop(next);
  const link = linkAfter(words, last);
  return link === undefined ? undefined : valueFrom(text, words, link + 1);
}

/** "password (case sensitive): …" */
function isBracketed(word: Word): boolean {
  return word.text.startsWith('(');
}

/** Whether a capitalised word after a name can only be the value: "password Hunterxyz". */
function isName(word: Word, next: Word | undefined): boolean {
  if (!/^\p{Lu}\p{Ll}{4,40}[.,;!]?$/u.test(word.text) || CAPITALISED.test(word.plain)) return false;
  return (
    !STATES.has(word.plain) && (next === undefined || endsClause(word) || /^[a-z]/.test(next.text))
  );
}

/** Matches "I typed hunter2! as my password" and "hunter2 is my password", if the word is no ordinary one. */
function valueBefore(words: readonly Word[], index: number): TextRange | undefined {
  const [value, link, article] = words.slice(Math.max(index - 3, 0), index);
  if (!value || !article) return undefined;
  const isLinked = link?.plain === 'as' || link?.plain === 'is' || link?.plain === 'was';
  if (!isLinked || !ARTICLES.has(article.plain)) return undefined;
  const isSecret = link?.plain === 'as' ? isMarked(value) : looksSecret(value.text);
  return isSecret || hasInnerCapital(value.text) ? withoutFullStop(value) : undefined;
}

/** Matches "my password from Oldone11 to Newone22". */
function bothValues(words: readonly Word[], { last }: SecretName): TextRange[] {
  const [from, old, to, fresh] = words.slice(last + 1, last + 5);
  if (from?.plain !== 'from' || to?.plain !== 'to') return [];
  return [old, fresh].flatMap((word) => (word && isMarked(word) ? [withoutFullStop(word)] : []));
}

/** Returns the index of the linking word ("is"), if it comes before the clause ends. */
function linkAfter(words: readonly Word[], last: number): number | undefined {
  const end = Math.min(words.length, last + 2 + MAX_GAP_WORDS);
  const isGap =
    GAP_STARTS.has(words[last + 1]?.plain ?? '') || words[last + 1]?.text.startsWith('(');
  for (let next = last + 1; next < end; next++) {
    const word = words[next];
    if (!word) return undefined;
    const said = word.text.toLowerCase();
    const isLink =
      LINKS.has(said) || ((said === 'to' || said === '-') && isMarked(words[next + 1]));
    const isColon = isGap && endsWithSign(word);
    if (isLink || isColon) {
      const isCertain = next === last + 1 || isGap || isCertainLink(word);
      return isCertain || secretNear(words.slice(next + 1, next + 2), 0) ? next : undefined;
    }
    if (endsClause(word)) return undefined;
  }
  return undefined;
}
