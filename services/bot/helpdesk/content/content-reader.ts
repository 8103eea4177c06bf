import { isScalar, type Node } from 'yaml';
import { PLAIN_WORDING, YamlReader } from '../yaml-reader.ts';
import { ContentError } from './content-error.ts';

/**
 * Reads a content file with `read`, which reports its problems to the reader: YAML of `seed/`, or JSON of the bucket, which
 * is YAML as well. Throws ContentError with all problems, each with its line.
 */
export function readContent<T>(
  text: string,
  file: string,
  read: (reader: YamlReader) => T | undefined,
): T {
  const reader = new YamlReader(text, PLAIN_WORDING);
  const value = reader.problems.length > 0 ? undefined : read(reader);
  if (reader.problems.length === 0 && value !== undefined) return value;
  const problems = reader.problems.toSorted((a, b) => a.line - b.line);
  throw new ContentError(problems.map(({ line, message }) => `${file}:${line}: ${message}`));
}

/** Returns a text of 1 to `max` characters. Reports anything else, at `owner` if there is no node. */
export function readText(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  owner: Node | null,
  max: number,
): string | undefined {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && value.trim() !== '' && value.length <= max) return value.trim();
  reader.report(node ?? owner, `${what} must be a text of 1 to ${max} characters`);
  return undefined;
}

/** Returns a text, or undefined if there is no node. */
export function readOptionalText(
  reader: YamlReader,
  node: Node | undefined,
  what: string,
  max: number,
): string | undefined {
  return node === undefined ? undefined : readText(reader, node, what, node, max);
}

/** Reports a member that is not the number 1. */
export function checkVersion(reader: YamlReader, node: Node | undefined): void {
  if (!isScalar(node) || node.value !== 1) reader.report(node ?? reader.root, 'v must be 1');
}
