/** A line that CommandByMail takes for a command: `Name: value`, `CF.{A name}: value`. */
export interface CommandLine {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads one line as CommandByMail does (R10): a name without white space, a part in braces, white space, a colon. Of
 * several ways to read it, the longest name without braces counts. Undefined if the line is none.
 */
export function readCommandLine(line: string): CommandLine | undefined {
  const word = endOfWord(line);
  const braces = lastBraces(line);
  for (let end = word; end > 0; end -= 1) {
    const colon = colonAfter(line, end);
    if (colon !== undefined) return commandAt(line, end, colon);
    if (line[end] === '{' && braces && braces.end > end)
      return commandAt(line, braces.end, braces.colon);
  }
  return undefined;
}

/** Returns whether a line looks like a command, so that its part is the one to read (R11): no space before the colon. */
export function looksLikeCommand(line: string): boolean {
  const word = endOfWord(line);
  if (word > 0 && line.lastIndexOf(':', word) > 0 && line.lastIndexOf(':', word) < word)
    return true;
  const close = line.lastIndexOf('}:');
  const open = line.indexOf('{', 1);
  return open > 0 && open <= word && close > open;
}

function commandAt(line: string, end: number, colon: number): CommandLine {
  return { name: line.slice(0, end), value: trimmed(line.slice(colon + 1)) };
}

/** The end of the characters without white space at the start. */
function endOfWord(line: string): number {
  let end = 0;
  while (end < line.length && !isSpace(line[end])) end += 1;
  return end;
}

function colonAfter(line: string, end: number): number | undefined {
  let at = end;
  while (isSpace(line[at])) at += 1;
  return line[at] === ':' ? at : undefined;
}

/** The last `}` after which a colon comes. */
function lastBraces(line: string): { end: number; colon: number } | undefined {
  for (let brace = line.lastIndexOf('}'); brace > 0; brace = line.lastIndexOf('}', brace - 1)) {
    const colon = colonAfter(line, brace + 1);
    if (colon !== undefined) return { end: brace + 1, colon };
  }
  return undefined;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && ' \t\r\n\f\v'.includes(character);
}

function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
