const NUMBER = /^\p{N}+$/u;

/** Endings that are words, with the word they stand for; `'s` and `'d` are ambiguous and stay. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'ll", 'will'],
  ["'ve", 'have'],
  ["'s", "'s"],
  ["'d", "'d"],
];

/** Contractions that change the stem, or that people type without an apostrophe. */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
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

/** Stands for every number. */
export const ANY_NUMBER = '#';

/** Returns the words that a lower-case word stands for: "do not" for "don't" and "dont", "#" for "7". */
export function lexemes(word: string): readonly string[] {
  const contraction = CONTRACTIONS.get(word);
  if (contraction !== undefined) return contraction;
  if (NUMBER.test(word)) return [ANY_NUMBER];
  if (!word.includes("'")) return [word];

  const ending = ENDINGS.find(([written]) => word.endsWith(written));
  return ending === undefined ? [word] : [word.slice(0, -ending[0].length), ending[1]];
}

/** Returns a word without its contracted ending: "is" for "isn't", "anna" for "anna's". */
export function withoutEnding(word: string): string {
  return word.includes("'") ? lexemes(word)[0]! : word;
}

/** Whether a word is a contraction, possibly typed without its apostrophe: "dont". */
export function isContraction(word: string): boolean {
  return CONTRACTIONS.has(word);
}
