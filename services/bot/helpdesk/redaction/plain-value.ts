import type { Message } from './message.ts';
import type { TextRange } from './text-range.ts';
import { GRAMMAR, isPredicate, STATES } from './vocabulary.ts';
import {
  endsClause,
  isSign,
  trimPunctuation,
  type Word,
  withoutFullStop,
  wordSet,
} from './words.ts';

const MAX_WORDS = 12;
const JOINTS = wordSet('of de des du del do da von');

/**
 * Returns a password of ordinary words, which begins at this word and extends to the end of the clause. What is said
 * about a password instead of it is none: grammar ("not working"), states ("wrong"), predicates ("refused") and
 * questions. `linkOrName` says the language.
 */
export function plainValue(
  { words, written }: Message,
  from: number,
  linkOrName: string,
): TextRange | undefined {
  const clause = clauseFrom(words, from);
  const [first, last] = [clause[0], clause.at(-1)];
  if (!first || !last || isQuestion(words, from)) return undefined;
  if (!/[\p{L}\d]/u.test(first.text) || first.text.startsWith('(') || first.text.startsWith('<'))
    return undefined;
  const isSaid = (word: Word) => {
    const said = trimPunctuation(written(word));
    const isLowerCase = said === said.toLowerCase() || clause.every(isShouted);
    return isLowerCase && word.plain.length > 2 && isPredicate(said.toLowerCase(), linkOrName);
  };
  if (isSaid(first) || isSaid(last) || STATES.has(last.plain)) return undefined;
  return { start: first.start, end: withoutFullStop(last).end };
}

function clauseFrom(words: readonly Word[], from: number): Word[] {
  const clause: Word[] = [];
  for (let index = from; index < Math.min(words.length, from + MAX_WORDS); index++) {
    const word = words[index];
    const isEnd = !word || isSign(word) || word.text.startsWith('(');
    if (isEnd || (GRAMMAR.has(word.plain) && !isJoint(words, index, clause.length))) break;
    clause.push(word);
    if (endsClause(word)) break;
  }
  return clause;
}

/** Whether a word of grammar joins two others: "fraise des bois", "lord of rings". */
function isJoint(words: readonly Word[], index: number, before: number): boolean {
  const [word, next] = words.slice(index, index + 2);
  return before > 0 && JOINTS.has(word?.plain ?? '') && !GRAMMAR.has(next?.plain ?? 'the');
}

function isQuestion(words: readonly Word[], from: number): boolean {
  const end = words.slice(from, from + MAX_WORDS).find((word) => endsClause(word));
  return end?.text.endsWith('?') ?? false;
}

function isShouted(word: Word): boolean {
  return word.text === word.text.toUpperCase();
}
