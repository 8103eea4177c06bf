import type { Passage } from '../../documents/passage.ts';
import { sentencesOf } from '../words/sentences.ts';

/** A sentence of a passage, as it is quoted. */
export interface QuotedSentence {
  /** Word for word; the first of an item of a list begins with its mark. */
  readonly text: string;
  /** The line of the passage, from 0. */
  readonly line: number;
  readonly beginsLine: boolean;
  /** Whether it is part of a list. */
  readonly isItem: boolean;
  /** The index of its first character in the passage. */
  readonly at: number;
}

/** What ends in a full stop and ends no sentence: the number of a step, and common abbreviations. */
const NO_END =
  /^(?:\d{1,3}|[a-z])[.)]$|(?:^|[\s(])(?:e\.g|i\.e|etc|approx|incl|dr|mr|mrs|ms|prof|no|vs|ext|fig)\.$/i;

/** Splits a passage into its sentences, in order. */
export function quotedSentences({
  text,
  marks = [],
}: Pick<Passage, 'text' | 'marks'>): QuotedSentence[] {
  let lineAt = 0;
  return text.split('\n').flatMap((content, line) => {
    const mark = marks[line] ?? '';
    const found = sentencesWithin(content).map(({ text: sentence, at }, index) => ({
      text: index === 0 && mark.trim() !== '' ? `${mark} ${sentence}` : sentence,
      line,
      beginsLine: index === 0,
      isItem: mark !== '',
      at: lineAt + at,
    }));
    lineAt += content.length + 1;
    return found;
  });
}

/** Joins sentences word for word; lines stay lines, so steps stay steps. */
export function joinSentences(
  sentences: readonly Pick<QuotedSentence, 'text' | 'beginsLine'>[],
): string {
  return sentences
    .map(({ text, beginsLine }, at) => (at === 0 ? '' : beginsLine ? '\n' : ' ') + text)
    .join('');
}

/** Returns the sentences of a line, with the index at which each begins. Those that were split by mistake are whole. */
function sentencesWithin(line: string): { readonly text: string; readonly at: number }[] {
  const whole: { text: string; at: number }[] = [];
  let from = 0;
  for (const sentence of sentencesOf(line)) {
    const at = Math.max(from, line.indexOf(sentence, from));
    from = at + sentence.length;
    const last = whole.at(-1);
    if (last && NO_END.test(last.text)) last.text = line.slice(last.at, from);
    else whole.push({ text: sentence, at });
  }
  return whole;
}
