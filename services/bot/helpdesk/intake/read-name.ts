import { isQuestion } from './questions.ts';
import { isNo, isYes, plainly } from './said.ts';

const INTRODUCTIONS =
  /^\s*(?:(?:hi|hello|hey|well|sure|ok|okay|yes)[,!. ]+)?(?:my (?:full )?name(?: is|'s|:)|i am|i'm|im|this is|it is|it's|its|call me|name:?)\s+/i;
const MAX_WORDS = 7;
const MAX_LENGTH = 100;
/** Words that people type at a question about their name, and that nobody is called. */
const NO_NAMES = new Set(
  (
    'anonymous none nobody nothing help hello hi hey thanks thank you please what why how when where who ticket password account ' +
    'brightspace zoom wifi email urgent problem test skip next continue idk unknown private secret'
  ).split(' '),
);

/**
 * Reads a person's name from an answer such as "I'm Ana Petrov". Undefined for what is no name: a question, a yes or no, a
 * number, an address, a sentence.
 */
export function readName(text: string): string | undefined {
  const name = text
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(INTRODUCTIONS, '')
    .replace(/[\s,;:!.]+$/u, (end) =>
      end.startsWith('.') && /\b(?:jr|sr)$/i.test(text.trim().slice(0, -1)) ? '.' : '',
    )
    .trim();
  const words = plainly(name).split(' ');
  const isOne =
    /\p{L}/u.test(name) &&
    !/[\p{N}@/\\<>{}[\]|=_*#]/u.test(name) &&
    name.length <= MAX_LENGTH &&
    words.length <= MAX_WORDS &&
    !words.every((word) => NO_NAMES.has(word)) &&
    !isQuestion(text) &&
    !isYes(name) &&
    !isNo(name);
  return isOne ? name : undefined;
}
