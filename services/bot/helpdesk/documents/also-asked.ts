import { DocumentError } from './document-error.ts';

const MARK = /^\s{0,99}also asked(?: as)?\s{0,9}:/i;
const MAX_LENGTH = 300;
const MAX_QUESTIONS = 50;

/**
 * Reads the other ways to ask for a section from a comment of its author: `also asked as: …`, separated by line feeds or
 * `|`. Empty if the comment is about something else. Throws DocumentError if there are too many or too long ones.
 */
export function readAlsoAsked(comment: string): readonly string[] {
  const mark = MARK.exec(comment)?.[0];
  return mark === undefined ? [] : checkAlsoAsked(comment.slice(mark.length).split(/[|\n]/));
}

/** Returns the questions of a section, trimmed, without empty ones. Throws DocumentError likewise. */
export function checkAlsoAsked(lines: readonly string[]): readonly string[] {
  const questions = lines
    .map((line) =>
      line
        .replace(/\s+/gu, ' ')
        .replace(/^\s?[-*]\s/, '')
        .trim(),
    )
    .filter((line) => line !== '');
  if (questions.length > MAX_QUESTIONS || questions.some(({ length }) => length > MAX_LENGTH))
    throw new DocumentError(
      `a section has more than ${MAX_QUESTIONS} lines "also asked as", or one of more than ${MAX_LENGTH} characters`,
      'keep the questions that are asked most, each in its own words',
    );
  return questions;
}
