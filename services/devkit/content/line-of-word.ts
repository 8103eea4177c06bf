/**
 * Returns the line on which the entry with an id begins, or that of a word after it: where a problem is whose finder knows no
 * lines. The first line if it is not found.
 */
export function lineOfWord(text: string, id: string, word?: string): number {
  const lines = text.split('\n');
  const names = (line: string) => /^[\s-]*(?:id:\s*)?["']?([\w-]+)["']?:?\s*$/.exec(line)?.[1];
  const start = lines.findIndex((line) => names(line) === id);
  if (start === -1 || word === undefined) return Math.max(0, start) + 1;
  const after = lines.findIndex((line, at) => at >= start && line.includes(word));
  return (after === -1 ? start : after) + 1;
}
