const MAX_SIMILAR = 3;
/** A name that shares fewer of its pairs of letters is another one. */
const LEAST_SHARED = 0.5;

/** Returns the keys of documents that somebody may have meant by a name, nearest first; at most three. */
export function similarNames(name: string, keys: readonly string[]): readonly string[] {
  const wanted = pairsOf(name);
  return keys
    .map((key) => ({
      key,
      shared: Math.max(shareOf(wanted, pairsOf(key)), nameShare(wanted, key)),
    }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MAX_SIMILAR)
    .map(({ key }) => key);
}

/** One types the last part of a path alone, or without its ending. */
function nameShare(wanted: ReadonlySet<string>, key: string): number {
  const segments = key.split('/').filter((segment) => segment !== 'page.html');
  const last = segments.at(-1) ?? '';
  return Math.max(
    ...[last, last.replace(/\.[^.]*$/, '')].map((text) => shareOf(wanted, pairsOf(text))),
  );
}

/** Dice's coefficient: the pairs that both have, of the pairs of both. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / Math.max(1, a.size + b.size);
}

/** The pairs of neighbouring letters of a name, without its prefix. A key has at most 1,024 characters. */
function pairsOf(name: string): ReadonlySet<string> {
  const text = name
    .slice(0, 1024)
    .replace(/^documents\//, '')
    .toLowerCase();
  return new Set(Array.from(text.slice(1), (letter, at) => text.charAt(at) + letter));
}
