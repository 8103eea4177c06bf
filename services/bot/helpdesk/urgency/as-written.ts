import { saidText } from '../urgent/said-words.ts';
import { withoutMarkup } from './without-markup.ts';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’`][\p{L}\p{M}\p{N}]+)*/gu;
const SENTENCE_END = /[!?;\n]|[.:](?=\s|$)/u;
/** As many words between two that show something are quoted with them. */
const GAP = 1;
const MAX_QUOTES = 2;
const MAX_WORDS = 8;

interface Written {
  readonly plain: string;
  readonly stems: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * Returns the words that show something as the client wrote them: at most two phrases, the longest first, and none that says the
 * same in another form. What is side by side is one phrase; what is not found in the text is left out.
 */
export function asWritten(evidence: readonly string[], text: string): readonly string[] {
  const read = withoutMarkup(text);
  const words = wordsOf(read);
  const runs = joined(
    evidence.flatMap((phrase) => runsOf(phrase, words)),
    words,
    read,
  );
  const chosen: Run[] = [];
  for (const run of runs.toSorted((a, b) => b.last - b.first - (a.last - a.first))) {
    const known = new Set(chosen.flatMap((one) => stemsOf(one, words)));
    const saysMore = stemsOf(run, words).some((stem) => !known.has(stem));
    if (saysMore && chosen.length < MAX_QUOTES) chosen.push(run);
  }
  return chosen.map(({ first, last }) =>
    read.slice(words[first]?.start, words[last]?.end).replace(/\s+/gu, ' '),
  );
}

const wordsOf = (text: string): Written[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const said = saidText(word).words;
    return {
      plain: said.map(({ plain }) => plain).join(' '),
      stems: said.map(({ stem }) => stem),
      start: index,
      end: index + word.length,
    };
  });

/** The first place where a phrase is. */
function runsOf(phrase: string, words: readonly Written[]): Run[] {
  const wanted = phrase.split(' ');
  const first = words.findIndex((_, at) =>
    wanted.every((plain, offset) => words[at + offset]?.plain === plain),
  );
  return first < 0 ? [] : [{ first, last: first + wanted.length - 1 }];
}

function joined(runs: readonly Run[], words: readonly Written[], text: string): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.first - b.first)) {
    const before = all.at(-1);
    const last = Math.max(run.last, before?.last ?? 0);
    const between = text.slice(words[before?.last ?? 0]?.end, words[run.first]?.start);
    const isNear =
      before !== undefined &&
      run.first - before.last - 1 <= GAP &&
      last - before.first < MAX_WORDS &&
      !SENTENCE_END.test(between);
    if (isNear) all[all.length - 1] = { first: before.first, last };
    else all.push(run);
  }
  return all;
}

const stemsOf = ({ first, last }: Run, words: readonly Written[]): readonly string[] =>
  words.slice(first, last + 1).flatMap(({ stems }) => stems);
