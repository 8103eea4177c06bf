/** Returns the lines of a text without control characters: a document must not control the terminal that shows it. */
export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.replace(/[^\P{Cc}\t]/gu, ''));
}
