import type { RecognisedValue } from '../../../../nlu/interpreter.ts';
import type { BuiltInSlotType } from './built-in.ts';

const TOKEN = /[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu;
const MAX_LENGTH = 30;

/**
 * AMAZON.AlphaNumeric: a string of letters and digits, as typed. A pattern must match the whole token. Our choice: case is
 * ignored, and within a sentence only a token with a digit counts.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-alphanumeric.html
 */
export function alphaNumeric(pattern?: string): BuiltInSlotType {
  const regex = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'iu');
  return {
    recogniser: { recognise: (text) => valuesIn(text, regex) },
    isOpen: regex === undefined,
    examples: ['A1B2', 'APQ123', '4711', 'V00123456'],
  };
}

function valuesIn(text: string, regex: RegExp | undefined): readonly RecognisedValue[] {
  const tokens = [...text.matchAll(TOKEN)].map((match) => valueFrom(match[0], match.index));
  if (regex)
    return [...tokens, ...spelledValues(text)].filter(({ resolved: [value] }) =>
      regex.test(value ?? ''),
    );
  const withDigit = tokens.filter(({ resolved: [value] }) => /\p{N}/u.test(value ?? ''));
  return withDigit.length > 0 ? withDigit : tokens.length === 1 ? tokens : [];
}

/** Finds a spelled value: "A P Q 1 2 3". Inferred, no source. */
function spelledValues(text: string): readonly RecognisedValue[] {
  const trimmed = text.trim();
  const value = trimmed.replace(/[\s-]+/g, '');
  if (value === trimmed || value.length > MAX_LENGTH || value === '') return [];
  const start = text.indexOf(trimmed);
  return [{ span: { start, end: start + trimmed.length }, resolved: [value], isExact: true }];
}

function valueFrom(value: string, start: number): RecognisedValue {
  return { span: { start, end: start + value.length }, resolved: [value], isExact: true };
}
