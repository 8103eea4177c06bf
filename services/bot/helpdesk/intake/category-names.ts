import { plainly } from './said.ts';

/** A category with everything that clients may call it. */
export interface CategoryNames {
  readonly value: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** Words around the name of a category, which change nothing. */
const AROUND =
  /^(?:(?:no|wait|sorry|oops|oh|ok|okay|so|then|hm+|um|well|actually|please|maybe|probably|perhaps|i guess|i think|i mean|i meant|i want|i'd say|let's say|it's|its|it is|it|this is|that's|is|should|must|go|goes|be|to|put|under|in|into|with|as|for|about|choose|take|pick|set|make|send|change|use|rather|category|topic|team|group|button|option|number|the|a|an|my|was|would|will|ticket|that|this|one)(?:[:,.! ]+|$)){1,14}/u;
const AFTER =
  /(?:[,.! ]+(?:then|please|i guess|i think|instead|team|category|group|one|option|thanks|thank you|maybe|probably|is the category|is the topic|issue|problem|now|for me))+$/u;
const NOT =
  /(?:^|[,;. ]+)(?:and )?(?:not|instead of|rather than) (?!sure\b)(?:the |a |about )?[^,;.]{1,40}/gu;
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 0],
  ['second', 1],
  ['third', 2],
  ['fourth', 3],
  ['fifth', 4],
  ['last', -1],
]);
const MAX_NAMED = 90;
const MAX_READ = 300;
/** Words of labels that name nothing alone. */
const COMMON = new Set([
  'and',
  'or',
  'the',
  'of',
  'web',
  'tools',
  'something',
  'else',
  'other',
  'team',
]);

/** The category that a text names or numbers, and nothing else. */
export function categoryNamed(names: readonly CategoryNames[], text: string): string | undefined {
  const said = plainly(text);
  if (said.length > MAX_NAMED) return undefined;
  const positive = plainly(said.replace(NOT, ' '));
  for (const one of [said, positive, positive.replace(AFTER, ''), bare(positive)]) {
    const found = exactly(names, one) ?? atPlace(names, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The category that is named within a longer answer; the longest names count, undefined if they are of several. */
export function categoryWithin(names: readonly CategoryNames[], text: string): string | undefined {
  const said = ` ${plainly(text.slice(0, MAX_READ))
    .replace(NOT, ' ')
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
  const found = names.flatMap(({ value, label, words }) =>
    [label, ...words]
      .map((word) => word.toLowerCase())
      .filter((word) => word.length > 2 && said.includes(` ${word} `))
      .map((word) => ({ value, length: word.length })),
  );
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const values = new Set(
    found.filter(({ length }) => length === longest).map(({ value }) => value),
  );
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

const bare = (said: string): string =>
  said.replace(AFTER, '').replace(AROUND, '').replace(AFTER, '').trim();

function exactly(names: readonly CategoryNames[], said: string): string | undefined {
  if (said === '') return undefined;
  const named = names.find(({ value, label, words }) =>
    [value, label, ...words].some((word) => word.toLowerCase() === said),
  );
  return named?.value ?? byLabelWord(names, said);
}

/** A word or a beginning of one label alone: "video", "a learning tool". */
function byLabelWord(names: readonly CategoryNames[], said: string): string | undefined {
  if (said.length < 4 || COMMON.has(said)) return undefined;
  const found = names.filter(({ label }) => {
    const one = label.toLowerCase();
    return one.split(/[^\p{L}\p{N}-]+/u).includes(said) || one === `${said}s`;
  });
  return found.length === 1 ? found[0]?.value : undefined;
}

/** "2", "the second", "the last one". */
function atPlace(names: readonly CategoryNames[], said: string): string | undefined {
  const word = said
    .replace(/^(?:the|number|nr|no|option) /u, '')
    .replace(/ (?:one|option|button)$/u, '');
  const at = /^[1-9]$/u.test(word) ? Number(word) - 1 : ORDINALS.get(word);
  return at === undefined ? undefined : names.at(at)?.value;
}
