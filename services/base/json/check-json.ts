export interface JsonLimits {
  readonly maxDepth: number;
  readonly maxValues: number;
  /** Characters outside of long plain texts. What is inside of them is copied, and costs next to nothing. */
  readonly maxLength?: number;
}

/** JSON that is deeper than allowed, of more values, or longer. */
export class JsonLimitError extends Error {
  override readonly name = 'JsonLimitError';
  /** Whether it is nested too deeply. */
  readonly isDepth: boolean;

  constructor(message: string, isDepth = false) {
    super(message);
    this.isDepth = isDepth;
  }
}

/** A text without escapes that is at least as long is not counted. */
const LONG_TEXT = 64 * 1024;

/**
 * Looks only at brackets and commas outside of strings, before anything is built from them. Throws JsonLimitError; text
 * that is no JSON is left to the parser.
 */
export function checkJson(text: string, limits: JsonLimits): void {
  const count: Count = { depth: 0, values: 0, length: 0 };
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const start = quote < 0 ? text.length : quote;
    addMarks(count, text, at, start, limits);
    const end = endOfString(text, start);
    const isFree = end - start >= LONG_TEXT && !text.slice(start, end).includes('\\');
    if (!isFree) count.length += end - start;
    requireWithin(count, limits);
    at = end + 1;
  }
}

interface Count {
  depth: number;
  values: number;
  length: number;
}

/**
 * Counts what is between two strings. Searches nothing: V8 takes `indexOf` for pure and may move it into every round of
 * a loop, which makes it quadratic.
 */
function addMarks(
  count: Count,
  text: string,
  start: number,
  end: number,
  limits: JsonLimits,
): void {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA) count.values += 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      count.depth += 1;
      count.values += 1;
      if (count.depth > limits.maxDepth) return;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) count.depth -= 1;
  }
  count.length += end - start;
}

function requireWithin(count: Count, { maxDepth, maxValues, maxLength }: JsonLimits): void {
  if (count.depth > maxDepth) throw new JsonLimitError(`nested more than ${maxDepth} deep`, true);
  if (count.values > maxValues) throw new JsonLimitError(`more than ${maxValues} values`);
  if (maxLength !== undefined && count.length > maxLength)
    throw new JsonLimitError(`more than ${maxLength} characters outside of long plain texts`);
}

/** Returns the position of the closing quote, or the end of the text. `start` is a quote, or the end. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

const COMMA = ','.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const OPEN_BRACE = '{'.charCodeAt(0);
const CLOSE_BRACE = '}'.charCodeAt(0);
const OPEN_BRACKET = '['.charCodeAt(0);
const CLOSE_BRACKET = ']'.charCodeAt(0);
