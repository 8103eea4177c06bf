import { isScalar, type Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';

/** In characters. */
const MOST_SHOWN = 41;

/** Returns a text of at most 200 characters on one line. Reports anything else, at `owner` if there is no node. */
export function readLine(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  owner: Node | null | undefined,
  max = 200,
): string | undefined {
  const value = isScalar(node) ? node.value : undefined;
  const isText = typeof value === 'string' && value.trim() !== '' && value.length <= max;
  if (isText && !/\p{Cc}/u.test(value)) return value;
  const found = node === undefined ? 'missing' : shown(node.toJSON());
  const remedy = `write a text of 1 to ${max} characters on one line`;
  reader.report(node ?? owner, `${what} is ${found}: ${remedy}`);
  return undefined;
}

/** Quotes a value of the file, or its beginning. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** Returns the lines of a list, each with its node; none if there is no list. */
export function readLines(
  reader: YamlReader,
  list: Node | undefined,
  what: string,
  max = 200,
): readonly (readonly [string, Node])[] {
  if (!list) return [];
  return reader.list(list, what).flatMap((node) => {
    const line = readLine(reader, node, `Each of ${what}`, list, max);
    return line === undefined ? [] : [[line, node] as const];
  });
}
