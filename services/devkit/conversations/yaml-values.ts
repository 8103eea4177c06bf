import { isMap, isScalar, type Node, type Pair } from 'yaml';
import type { YamlReader, YamlWording } from '../../bot/helpdesk/yaml-reader.ts';

/** How the problems of a file of conversations are worded. */
export const CONVERSATION_WORDING: YamlWording = {
  syntaxError: (message) => message,
  notAMap: (what) => `${what} must be a map`,
  unknownKey: (what, name, known) => `${what} has no key "${name}" (known: ${known.join(', ')})`,
};

/** Returns a text, or a number or boolean as text. Reports anything else. */
export function readText(reader: YamlReader, node: Node | null, what: string): string | undefined {
  if (isScalar(node) && node.value !== null && typeof node.value !== 'object') {
    return String(node.value);
  }
  reader.report(node, `${what} must be text`);
  return undefined;
}

/** Returns the texts of a map with any keys. Null stays null. */
export function readNullableTexts(
  reader: YamlReader,
  node: Node,
  what: string,
): Readonly<Record<string, string | null>> {
  if (!isMap(node)) {
    reader.report(node, `${what} must be a map`);
    return {};
  }
  const entries: Record<string, string | null> = {};
  for (const { key, value } of node.items as Pair<Node, Node>[]) {
    const isNull = isScalar(value) && value.value === null;
    entries[String(key)] = isNull ? null : (readText(reader, value, `${what}.${key}`) ?? null);
  }
  return entries;
}

/** Returns the texts of a map with any keys. Null is read as the empty text. */
export function readTexts(
  reader: YamlReader,
  node: Node,
  what: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(readNullableTexts(reader, node, what));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}
