import { DocumentError } from './document-error.ts';

const MAX_QUOTES = 100;
const MAX_INDENT = 200;
/** Emphasis, code and links in one line: the parser compares each with those before it. */
const MAX_MARKS = 2000;

const QUOTES = /^[ \t>]*/;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const MARKS = /[*_~`[\]]/g;

/**
 * Looks at each line for what no person writes and what would keep the parser busy until its deadline.
 * Throws DocumentError if there is such a line.
 */
export function checkMarkdown(text: string): void {
  for (const line of text.split('\n')) {
    const start = QUOTES.exec(line)?.[0] ?? '';
    if (start.replace(/[ \t]+/g, '').length > MAX_QUOTES)
      throw new DocumentError(
        `the page has quotes that are nested more than ${MAX_QUOTES} deep`,
        'remove levels of them',
      );
    if (start.length > MAX_INDENT && LIST_ITEM.test(line))
      throw new DocumentError(
        `the page has lists that are indented by more than ${MAX_INDENT} columns`,
        'remove levels of them',
      );
    if (line.length > MAX_MARKS && (line.match(MARKS)?.length ?? 0) > MAX_MARKS)
      throw new DocumentError(
        `the page has a line with more than ${MAX_MARKS} marks of emphasis, code or links`,
        'split it into lines',
      );
  }
}
