import { STEP, type Steps } from '../steps.ts';

/** A span of a text: UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Splits a text into runs of whole sentences of about `size` characters; longer sentences are split at spaces. */
export function* fragments(text: string, size: number): Steps<Span[]> {
  const spans: Span[] = [];
  let start = 0;
  let end = 0;
  let sentences = 0;
  for (const { segment, index } of SENTENCES.segment(text)) {
    const next = index + segment.length;
    if (next - start > size && end > start) {
      spans.push({ start, end });
      start = end;
    }
    end = next;
    sentences += 1;
    if (sentences % STEP === 0) yield;
    for (let cut = cutOf(text, start, end, size); cut; cut = cutOf(text, start, end, size)) {
      spans.push({ start, end: cut });
      start = cut;
    }
  }
  if (end > start) spans.push({ start, end });
  return spans;
}

function cutOf(text: string, start: number, end: number, size: number): number | undefined {
  if (end - start <= size) return undefined;
  const space = text.lastIndexOf(' ', start + size);
  if (space > start) return space + 1;
  const isPair = /[\ud800-\udbff]/.test(text.charAt(start + size - 1));
  return start + Math.max(1, size - Number(isPair));
}
