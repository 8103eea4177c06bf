import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** Reports a problem at a node of the file. */
export type Report = (node: Node | null, message: string) => void;

export interface YamlFile {
  readonly root: Node | null;
  readonly lineOf: (node: Node | null) => number;
  readonly report: Report;
  /** `file:line: what is wrong`, syntax errors included. */
  readonly problems: string[];
}

/** Reads YAML for a reader that wants every problem with its line. */
export function readYamlFile(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => lines.linePos(offset).line;
  const problems = document.errors.map(({ pos, message }) => `${file}:${at(pos[0])}: ${message}`);
  const lineOf = (node: Node | null) => at(node?.range?.[0] ?? 0);
  return {
    root: document.contents as Node | null,
    lineOf,
    report: (node, message) => problems.push(`${file}:${lineOf(node)}: ${message}`),
    problems,
  };
}

/** The entries of a map with known keys; anything else is reported and left out. */
export function entriesOf<Key extends string>(
  node: Node | null,
  what: string,
  keys: readonly Key[],
  report: Report,
): Readonly<Partial<Record<Key, Node>>> {
  const entries: Partial<Record<Key, Node>> = {};
  if (!isMap(node)) {
    report(node, `${what} must be a map`);
    return entries;
  }
  for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? String(key.value) : '';
    const known = keys.find((each) => each === name);
    if (!known) report(key, `${what} has no key "${name}" (known: ${keys.join(', ')})`);
    else if (value) entries[known] = value;
  }
  return entries;
}

/** The items of a list; anything else is reported. */
export function itemsOf(node: Node | null, what: string, report: Report): readonly Node[] {
  if (isSeq(node)) return node.items as Node[];
  report(node, `${what} must be a list`);
  return [];
}

/** A text, or a number or boolean as text; anything else is reported. */
export function textOf(node: Node | null, what: string, report: Report): string | undefined {
  if (isScalar(node) && node.value !== null && typeof node.value !== 'object') {
    return String(node.value);
  }
  report(node, `${what} must be text`);
  return undefined;
}

/** The texts of a map with any keys; null stays null where it is allowed. */
export function textMapOf(
  node: Node,
  what: string,
  report: Report,
): Readonly<Record<string, string | null>> {
  const entries: Record<string, string | null> = {};
  if (!isMap(node)) report(node, `${what} must be a map`);
  else {
    for (const { key, value } of node.items as Pair<Node, Node>[]) {
      const isNull = isScalar(value) && value.value === null;
      entries[String(key)] = isNull ? null : (textOf(value, `${what}.${key}`, report) ?? null);
    }
  }
  return entries;
}
