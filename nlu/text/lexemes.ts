const NUMBER = /^\p{N}+$/u;

/** Endings that are words of their own, with the word they are; `'s` and `'d` may be several. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'s", "'s"],
  ["'d", "'d"],
];

/** Where the ending is not all that was shortened, or the apostrophe is left out when typing. */
const WHOLE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "can't": 'can not',
    "won't": 'will not',
    cant: 'can not',
    wont: 'will not',
    dont: 'do not',
    didnt: 'did not',
    doesnt: 'does not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    havent: 'have not',
    hasnt: 'has not',
    couldnt: 'could not',
    wouldnt: 'would not',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    whats: "what 's",
    wheres: "where 's",
    whos: "who 's",
    hows: "how 's",
    thats: "that 's",
    theres: "there 's",
  }).map(([written, words]) => [written, words.split(' ')]),
);

/** Every number is the same word to a classifier. */
export const ANY_NUMBER = '#';

/** The words that a lower-case word stands for: "don't" and "dont" are "do not", "7" is "#". */
export function lexemes(word: string): readonly string[] {
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  if (NUMBER.test(word)) return [ANY_NUMBER];
  if (!word.includes("'")) return [word];

  const ending = ENDINGS.find(([written]) => word.endsWith(written));
  return ending === undefined ? [word] : [word.slice(0, -ending[0].length), ending[1]];
}

/** A word without the ending behind its apostrophe: "isn't" is "is", "anna's" is "anna". */
export function withoutEnding(word: string): string {
  return word.includes("'") ? lexemes(word)[0]! : word;
}

/** Whether a word without an apostrophe is a contraction that people type. */
export function isContraction(word: string): boolean {
  return WHOLE.has(word);
}
