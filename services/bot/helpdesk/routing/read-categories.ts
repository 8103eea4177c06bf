import type { Node } from 'yaml';
import type { YamlReader } from '../yaml-reader.ts';
import { readLine, readLines } from './read-text.ts';
import type { Category } from './routing-table.ts';

/** Lex has room for four cards of five buttons after the question itself. */
const MAX_CATEGORIES = 20;
/** In characters: the limit of a button's text and of its value. */
const MAX_BUTTON = 50;
/** In characters: the limit of a value of a slot type. */
const MAX_WORD = 140;

/** Reads what a client can choose. Reports doubles: a word can only lead to one category. */
export function readCategories(
  reader: YamlReader,
  list: Node | undefined,
  owner: Node | null,
): readonly Category[] {
  const nodes = reader.list(list, 'categories', owner);
  if (nodes.length > MAX_CATEGORIES) {
    reader.report(list, `there are ${nodes.length} categories: Lex has buttons for 20`);
  }
  const owners = new Map<string, string>();
  return nodes.flatMap((node) => readCategory(reader, node, owners) ?? []);
}

function readCategory(
  reader: YamlReader,
  node: Node,
  owners: Map<string, string>,
): Category | undefined {
  const values = reader.map(node, 'A category', ['id', 'label', 'words']);
  if (!values) return undefined;
  const id = readLine(reader, values.id, 'id', node, MAX_BUTTON);
  const label = readLine(reader, values.label, 'label', node, MAX_BUTTON);
  if (id !== undefined && !/^[a-z0-9-]+$/.test(id)) {
    reader.report(values.id, `id "${id}" may have small letters, digits and "-" only`);
  }
  const words = readLines(reader, values.words, 'words', MAX_WORD);
  for (const [word, at] of [...(id === undefined ? [] : [[id, node] as const]), ...words]) {
    const owner = owners.get(word.toLowerCase());
    if (owner !== undefined) {
      reader.report(
        at,
        `"${word}" already leads to the category "${owner}": remove one of the two`,
      );
    }
    owners.set(word.toLowerCase(), id ?? '');
  }
  return id && label ? { id, label, words: words.map(([word]) => word) } : undefined;
}
