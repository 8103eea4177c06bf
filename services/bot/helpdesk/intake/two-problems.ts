import { sentencesOf } from '../answers/words/sentences.ts';
import { saysWhat } from './says-what.ts';
import { saysTrouble } from './trouble.ts';

/** As many characters of a text are read: an opening, not a pasted log. */
const MAX_READ = 1_000;
const MIN_WORDS = 3;

/** Says that another problem follows. */
const ANOTHER =
  '(?:also|another (?:thing|problem|issue|question)(?: i have)?(?: is)?|the other (?:thing|problem|issue|one)(?: is)?|a second (?:thing|problem|issue)(?: is)?|the second (?:thing|problem|issue|one)?(?: is)?|second(?:ly)?|besides(?: that)?|on top of that|in addition(?: to that)?|additionally|one more thing|apart from that|separately|unrelated(?:ly)?|plus|2[.):])';
/** The same, at the beginning of a sentence or after a comma or "and". */
const NEXT_PROBLEM = new RegExp(
  `(?:[,;.!?\\n]\\s{0,3}|\\s(?=(?:and|also) ))(?:(?:and|but|oh|then),? ){0,2}(?:${ANOTHER}(?![\\p{L}'])[,:;–-]?\\s{0,3}(?:that )?|(?=(?:i|we|my \\p{L}{1,20}|the \\p{L}{1,20}) also\\s))`,
  'iu',
);
/** "My … and my …": a clause with a subject of its own, which does not go on about the first. */
const NEXT_CLAUSE =
  /[,;]?\s(?:and|but|plus)\s(?=(?:my|the|our|i|i'm|im|we|zoom|brightspace|netlink|students?)\s)/iu;
/** It goes on about the first, or comes of it: who forgot a password can't get in anywhere. */
const POINTS_BACK =
  /\b(?:it|its|it's|this|that|them|they|there|then|so|because|which|same|access|(?:get|log|sign)(?:ging|ning)? ?in(?:to)?)\b/iu;
/** Announces several: "two problems:", "1. …". */
const COUNTED =
  /\b(?:two|2|several|a couple of|a few|multiple)\s(?:\w{1,12}\s)?(?:problems|issues|things|questions|requests)\b|(?:^|\s)1[.):]\s|\bfirst(?:ly)?[,:]|\bfirst (?:problem|issue|thing|of all)\b/iu;
const COUNT_ALONE =
  /^(?:(?:hi|hello|hey|good morning)(?: there)?[,.! ]+)?(?:i(?:'m| am)? (?:have|got|having|need help with)|there are|i've got)?\s*(?:two|2|several|a couple of|a few)\s(?:\w{1,12}\s)?(?:problems|issues|things|questions|requests)\s*(?:here|today|please)?\s*[:.–,-]\s*/iu;
const FIRST = /^(?:(?:the )?first(?:ly| of all| problem| issue| thing)?(?: is)?[,:]?\s|1[.):]\s)/iu;
/**
 * Finds two problems in what a client says of one ticket: each says what does not work, and they are for different teams, or
 * the client counts them. `teamOf` names the team that the words of a problem lead to, if any. Undefined if there are not two.
 */
export function twoProblemsIn(
  text: string,
  teamOf: (problem: string) => string | undefined,
): readonly [string, string] | undefined {
  const said = text.replaceAll('’', "'").slice(0, MAX_READ).trim();
  const isCounted = COUNTED.test(said);
  for (const [first, second] of cuts(said.replace(COUNT_ALONE, ''))) {
    const isEach = isCounted ? isOfSomething : isProblem;
    if (![first, second].every((one) => isEach(one))) continue;
    const teams = [teamOf(first), teamOf(second)];
    const areApart = teams.every((team) => team !== undefined) && teams[0] !== teams[1];
    if (areApart || isCounted) return [first, second];
  }
  return undefined;
}

/** Every place where a second problem may begin, those that are marked as one first. */
function* cuts(said: string): Generator<readonly [string, string]> {
  const marked = NEXT_PROBLEM.exec(said);
  if (marked) yield cut(said, marked.index, marked.index + marked[0].length);
  const clause = NEXT_CLAUSE.exec(said);
  if (clause) {
    const parts = cut(said, clause.index, clause.index + clause[0].length);
    if (!POINTS_BACK.test(parts[1])) yield parts;
  }
}

function cut(said: string, end: number, next: number): readonly [string, string] {
  return [tidy(said.slice(0, end).replace(FIRST, '')), tidy(said.slice(next))];
}

function tidy(problem: string): string {
  const text = problem.replace(/^[\s,.;:!–-]+|[\s,;:–-]+$/gu, '').replace(/\s+/gu, ' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Whether it says what does not work: what only comes before a problem is none. */
function isProblem(part: string): boolean {
  return (
    isOfSomething(part) &&
    sentencesOf(part).some((sentence) => saysTrouble(sentence) || sentence.endsWith('?'))
  );
}

const isOfSomething = (part: string): boolean =>
  part.split(' ').length >= MIN_WORDS && saysWhat(part);
