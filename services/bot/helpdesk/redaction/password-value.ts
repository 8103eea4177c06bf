import { hasInnerCapital, isCount, isUnusual, looksSecret } from './secret-shape.ts';
import { CERTAIN_LINKS, CLAUSE_STARTS, COMPLAINTS, LINKS, STATES } from './secret-words.ts';
import type { TextRange } from './text-range.ts';
import { endsClause, trimPunctuation, type Word, withoutFullStop } from './words.ts';

const MAX_VALUE_WORDS = 12;
const MAX_QUOTATION_LENGTH = 200;
/** How many words may come between a link and an unmistakable secret: "is, I think, hunter22". */
const MAX_DISTANCE = 4;
const CLOSING_QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '«': '»' };
const PARTICIPLE = /(?:ed|ing|able|ible|ous|less|ful|ive|ant|ent)$/;

/** Returns the range of the value that begins with the word at `from`, or after the link there. */
export function valueFrom(
  text: string,
  words: readonly Word[],
  from: number,
): TextRange | undefined {
  let index = from;
  while (LINKS.has(words[index]?.text.toLowerCase() ?? '') && index < from + 2) index++;
  const first = words[index];
  if (!first) return undefined;
  const quoted = quotedValue(text, first);
  if (quoted) return quoted;
  if (isUnusual(first, words[index + 1]) || hasInnerCapital(first.text))
    return withoutFullStop(first);
  if (isCount(first, words[index + 1]) || isComplaint(words, index))
    return secretNear(words, index);
  return clauseFrom(words, index);
}

/** Returns the first word of the next few that can only be a secret, within the clause. */
export function secretNear(words: readonly Word[], from: number): TextRange | undefined {
  for (let index = from; index < from + MAX_DISTANCE; index++) {
    const word = words[index];
    if (!word) return undefined;
    if (looksSecret(word.text)) return withoutFullStop(word);
    if (endsClause(word) && word.text.at(-1) !== ',') return undefined;
  }
  return undefined;
}

export function isCertainLink(word: Word | undefined): boolean {
  return CERTAIN_LINKS.has(word?.text.toLowerCase() ?? '');
}

function quotedValue(text: string, first: Word): TextRange | undefined {
  const closing = CLOSING_QUOTES[first.text[0] ?? ''];
  if (!closing) return undefined;
  const length = text.slice(first.start, first.start + MAX_QUOTATION_LENGTH).indexOf(closing, 1);
  return { start: first.start, end: length > 0 ? first.start + length + 1 : first.end };
}

function isComplaint(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const said = word?.plain ?? '';
  if (said === '' || word?.text.startsWith('(') || COMPLAINTS.has(said) || CLAUSE_STARTS.has(said))
    return true;
  const isLowerCase = word !== undefined && trimPunctuation(word.text) === said;
  const next = words[index + 1];
  const isLast = !next || endsClause(word) || CLAUSE_STARTS.has(next.plain);
  if (isLowerCase && (/(?:ed|ing)$/.test(said) || (!isLast && said.endsWith('ly')))) return true;
  if (STATES.has(said)) return isLast;
  return isLowerCase && isLast && said.length > 5 && PARTICIPLE.test(said);
}

/** Returns a password of ordinary words, which extends to the end of the clause. */
function clauseFrom(words: readonly Word[], index: number): TextRange | undefined {
  const first = words[index];
  if (!first) return undefined;
  let last = first;
  for (let next = index; next < words.length && next < index + MAX_VALUE_WORDS; next++) {
    const word = words[next];
    if (!word || (next > index && CLAUSE_STARTS.has(word.plain))) break;
    last = word;
    if (endsClause(word)) break;
  }
  return { start: first.start, end: withoutFullStop(last).end };
}
