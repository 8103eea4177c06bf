const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const LARGE: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  ninety: 90,
  hundred: 100,
};

/** Returns the number that a plain word says: "10", "ten", "an"; undefined if it says none. */
export function numberIn(word: string): number | undefined {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  const small = SMALL.indexOf(word);
  if (small >= 0) return small;
  return Object.hasOwn(LARGE, word) ? LARGE[word] : undefined;
}
