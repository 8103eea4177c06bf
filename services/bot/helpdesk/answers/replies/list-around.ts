import { joinSentences, type QuotedSentence } from './quoted-sentences.ts';

/** A run of sentences: from `start` up to, not including, `end`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** How long a list may be that is quoted whole, in characters. It still fits on a card. */
const LIST_LENGTH = 640;

/**
 * Widens a run that reaches into a list, so that steps are quoted as they are to be followed: from the line that
 * introduces them to the last. Of a list that is too long, quotes whole items, from the first one if the run still is
 * among them. A run that touches no list is returned as it is.
 */
export function withList(sentences: readonly QuotedSentence[], run: Run): Run {
  const touched = sentences.findIndex(
    ({ isItem }, at) => isItem && at >= run.start && at < run.end,
  );
  if (touched < 0) return run;
  const list = listAround(sentences, touched);
  const whole = [{ start: Math.min(run.start, list.start), end: list.end }, list].find(
    (candidate) => lengthOf(sentences, candidate) <= LIST_LENGTH,
  );
  if (whole) return whole;
  const fromStart = itemsFrom(sentences, list.start, list.end);
  return fromStart.end > touched
    ? fromStart
    : itemsFrom(sentences, startOfLine(sentences, touched), list.end);
}

/** All items of the list that a sentence is part of, and the line above if it introduces them: "Do this:". */
function listAround(sentences: readonly QuotedSentence[], item: number): Run {
  let start = item;
  let end = item + 1;
  while (sentences[start - 1]?.isItem) start -= 1;
  while (sentences[end]?.isItem) end += 1;
  const above = start - 1;
  const isIntroduced = sentences[above]?.text.endsWith(':') === true;
  return { start: isIntroduced ? startOfLine(sentences, above) : start, end };
}

function startOfLine(sentences: readonly QuotedSentence[], at: number): number {
  const line = sentences[at]?.line;
  return sentences.findIndex((sentence) => sentence.line === line);
}

/** As many whole lines as fit, at least one. */
function itemsFrom(sentences: readonly QuotedSentence[], start: number, limit: number): Run {
  let end = start + 1;
  for (let at = start + 1; at <= limit; at += 1) {
    const isWhole = at === limit || sentences[at]?.beginsLine === true;
    if (!isWhole) continue;
    if (end > start + 1 && lengthOf(sentences, { start, end: at }) > LIST_LENGTH) break;
    end = at;
    if (lengthOf(sentences, { start, end }) > LIST_LENGTH) break;
  }
  return { start, end };
}

function lengthOf(sentences: readonly QuotedSentence[], { start, end }: Run): number {
  return joinSentences(sentences.slice(start, end)).length;
}
