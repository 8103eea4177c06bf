export interface FunctionLength {
  /** The line of its name, counted from 1. */
  readonly line: number;
  /** From the line of its name to its closing brace. */
  readonly lines: number;
}

const OPENS = /(\)|\): .+|=>) \{$/;
const NO_FUNCTION = /^\s*(\} )?(if|else|for|while|switch|catch|try|do)\b/;

/**
 * Measures the functions of a formatted source: a formatter puts the closing brace of a function under the beginning of
 * its first line, so indentation alone says where it ends.
 */
export function functionLengths(text: string): FunctionLength[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!OPENS.test(line) || NO_FUNCTION.test(line)) return [];
    const indent = indentOf(line);
    const end = lines.findIndex((other, at) => at > index && isClosing(other, indent));
    if (end < 0) return [];
    const start = startOf(lines, index, indent);
    return [{ line: start + 1, lines: end - start + 1 }];
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

const isClosing = (line: string, indent: number): boolean =>
  indentOf(line) === indent && line.trimStart().startsWith('}');

/** A signature that is broken over lines ends with `): Type {` under its first line. */
function startOf(lines: readonly string[], index: number, indent: number): number {
  if (!lines[index]?.trimStart().startsWith(')')) return index;
  const above = lines.slice(0, index);
  return above.findLastIndex((line) => line !== '' && indentOf(line) === indent);
}
