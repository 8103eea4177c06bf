import type { SlotRecogniser } from '../../../../nlu/interpreter.ts';

/** Our choice: what people say before a name or a place, longest first. */
const CARRIERS = [
  'my first name is',
  'my last name is',
  'my full name is',
  'my name is',
  'the name is',
  'name is',
  'please call me',
  'you can call me',
  'call me',
  'i live in',
  'i live on',
  'i am from',
  "i'm from",
  'i am in',
  "i'm in",
  'i am',
  "i'm",
  'im',
  'it is',
  "it's",
  'its',
  'this is',
  'that is',
  "that's",
  'in',
  'at',
  'on',
];

/** Our choice: words of sentences, not of names. */
const SENTENCE_WORDS = new Set(
  (
    'a an the is are was were be been am do does did can could would shall should might must have has had ' +
    'i me my mine you your we our they their he she it its how what why when where who which not no nope yes yeah ' +
    "don't doesn't didn't can't cannot won't isn't aren't want need help please thanks thank cancel stop forgot " +
    'to for with about because but if or'
  ).split(' '),
);

const NAME = /^[\p{L}\p{M}\d][\p{L}\p{M}\d.'’ -]*$/u;

/**
 * Creates a recogniser of names as typed: up to `maxWords` words that could be one, after "my name is" and the like.
 */
export function nameLike(maxWords: number): SlotRecogniser {
  return {
    recognise(text) {
      const span = nameSpan(text);
      const name = text.slice(span.start, span.end);
      const words = name.split(/\s+/);
      const isName =
        NAME.test(name) &&
        words.length <= maxWords &&
        !words.some((word) => SENTENCE_WORDS.has(word.toLowerCase().replaceAll('’', "'")));
      return isName ? [{ span, resolved: [name], isExact: true }] : [];
    },
  };
}

function nameSpan(text: string): { start: number; end: number } {
  const trimmed = text.trim().replace(/[.,!?;\s]+$/, '');
  const offset = text.indexOf(trimmed);
  const plain = trimmed.toLowerCase().replaceAll('’', "'");
  const carrier = CARRIERS.find((candidate) => plain.startsWith(`${candidate} `));
  const skipped = carrier ? skipSpaces(trimmed, carrier.length) : 0;
  return { start: offset + skipped, end: offset + trimmed.length };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}
