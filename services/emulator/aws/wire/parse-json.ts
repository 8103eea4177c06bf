const MAX_DEPTH = 100;
/** Far more values than any operation has. A long text is one value. */
const MAX_VALUES = 50_000;

/** A body that is not JSON, or more of it than any operation takes. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/** Parses JSON. Throws JsonError if it is malformed, too deep or of too many values. */
export function parseJson(text: string): unknown {
  checkShape(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new JsonError('malformed', { cause });
  }
}

/** Looks only at brackets and commas outside of strings, before anything is built from them. */
function checkShape(text: string): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values += 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      values += 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    if (depth > MAX_DEPTH) throw new JsonError(`nested more than ${MAX_DEPTH} deep`);
    if (values > MAX_VALUES) throw new JsonError(`more than ${MAX_VALUES} values`);
  }
}

/** Returns the position of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

const QUOTE = '"'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const OPEN_BRACE = '{'.charCodeAt(0);
const CLOSE_BRACE = '}'.charCodeAt(0);
const OPEN_BRACKET = '['.charCodeAt(0);
const CLOSE_BRACKET = ']'.charCodeAt(0);
