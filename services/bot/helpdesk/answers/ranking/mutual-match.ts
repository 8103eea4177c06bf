import type { ReadText, Word } from '../words/read-text.ts';
import type { WordTable } from '../words/word-table.ts';

/** What a word without a vector weighs: it is rare, so it says much. */
const UNKNOWN_WEIGHT = 1;

/**
 * How well a question and a line say the same, 0 to 1: the harmonic mean of how well the words of each are met by the nearest
 * words of the other, by what each word says. A line that asks something else too is not the same question.
 */
export function mutualMatch(question: readonly Word[], line: ReadText, table: WordTable): number {
  const met = new Float32Array(line.words.length);
  const cosines = new Float32Array(line.numbers.length);
  let sum = 0;
  let weights = 0;
  for (const word of question) {
    const best = bestIn(word, line, table, { cosines, met });
    const weight = weightOf(word, table);
    sum += weight * best;
    weights += weight;
  }
  const there = weights === 0 ? 0 : sum / weights;
  const back = meanMet(line.words, met, table);
  return there + back === 0 ? 0 : (2 * there * back) / (there + back);
}

/** Returns how well the nearest word of a line meets a word, and notes how well each of the line's words is met by it. */
function bestIn(
  word: Word,
  line: ReadText,
  table: WordTable,
  { cosines, met }: { readonly cosines: Float32Array; readonly met: Float32Array },
): number {
  if ('number' in word) table.cosines(word.number, line.numbers, cosines);
  let best = 0;
  let numbers = 0;
  for (let at = 0; at < line.words.length; at += 1) {
    const other = line.words[at] as Word;
    const isNumber = 'number' in other;
    const likeness = 'number' in word ? (isNumber ? (cosines[numbers] as number) : 0) : 0;
    if (isNumber) numbers += 1;
    const same = 'stem' in word && 'stem' in other && word.stem === other.stem ? 1 : likeness;
    if (same > best) best = same;
    if (same > (met[at] as number)) met[at] = same;
  }
  return best;
}

function meanMet(words: readonly Word[], met: Float32Array, table: WordTable): number {
  let sum = 0;
  let weights = 0;
  words.forEach((word, at) => {
    const weight = weightOf(word, table);
    sum += weight * (met[at] as number);
    weights += weight;
  });
  return weights === 0 ? 0 : sum / weights;
}

const weightOf = (word: Word, table: WordTable): number =>
  'number' in word ? table.norm(word.number) : UNKNOWN_WEIGHT;
