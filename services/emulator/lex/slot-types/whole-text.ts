import type { RecognisedValue } from '../../../../nlu/interpreter.ts';

/** Returns a text as one value, trimmed; empty if there is no text. */
export function wholeText(text: string): readonly RecognisedValue[] {
  const value = text.trim();
  if (value === '') return [];
  const start = text.indexOf(value);
  return [{ span: { start, end: start + value.length }, resolved: [value], isExact: true }];
}
