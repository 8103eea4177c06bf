import { isScalar, type Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';

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
  reader.report(node ?? owner, `${what} must be a text of 1 to ${max} characters on one line`);
  return undefined;
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
