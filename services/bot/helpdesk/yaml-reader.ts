import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
} from 'yaml';

/** One thing that is wrong with a YAML file. */
export interface YamlProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** How the problems of one kind of file are worded. */
export interface YamlWording {
  syntaxError(message: string, line: number, column: number): string;
  notAMap(what: string, known: readonly string[]): string;
  unknownKey(what: string, name: string, known: readonly string[]): string;
}

/** What most files say of a problem. */
export const PLAIN_WORDING: YamlWording = {
  syntaxError: (message) => message,
  notAMap: (what, known) =>
    `${what} must be a map${known.length > 0 ? ` of ${known.join(', ')}` : ''}`,
  unknownKey: (what, name, known) =>
    `${what} has an unknown key "${name}" (known: ${known.join(', ')})`,
};

/** Reads a YAML text value by value, and notes every problem with its line instead of stopping at the first. */
export class YamlReader {
  readonly problems: YamlProblem[] = [];
  readonly root: ParsedNode | null;
  readonly #wording: YamlWording;
  readonly #lines = new LineCounter();

  constructor(text: string, wording: YamlWording) {
    this.#wording = wording;
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    this.root = document.contents;
    for (const { pos, message } of document.errors) {
      const { line, col } = this.#lines.linePos(pos[0]);
      this.problems.push({ line, message: wording.syntaxError(message, line, col) });
    }
  }

  /** Notes a problem at a node; at the first line if there is no node. */
  report(node: Node | null | undefined, message: string): void {
    this.problems.push({ line: this.lineOf(node), message });
  }

  /** Returns the line that a node begins on, counted from 1. */
  lineOf(node: Node | null | undefined): number {
    return Math.max(1, this.#lines.linePos(node?.range?.[0] ?? 0).line);
  }

  /** Returns the values of a map by key, without empty ones. Reports unknown keys, and a node that is no map. */
  map<Key extends string>(
    node: Node | null | undefined,
    what: string,
    known: readonly Key[],
  ): Readonly<Partial<Record<Key, Node>>> | undefined {
    if (!isMap(node)) {
      this.report(node, this.#wording.notAMap(what, known));
      return undefined;
    }
    const values: Partial<Record<Key, Node>> = {};
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const knownKey = known.find((each) => each === name);
      if (!knownKey) this.report(key, this.#wording.unknownKey(what, name, known));
      else if (value) values[knownKey] = value;
    }
    return values;
  }

  /** Returns the entries of a map whose keys are names of the file's own. Reports a node that is no map. */
  entries(node: Node | null | undefined, what: string): readonly (readonly [string, Node])[] {
    if (!isMap(node)) {
      this.report(node, this.#wording.notAMap(what, []));
      return [];
    }
    return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) =>
      isScalar(key) && value ? [[String(key.value), value] as const] : [],
    );
  }

  /** Returns the items of a list. Reports anything else, at `owner` if there is no node. */
  list(
    node: Node | null | undefined,
    what: string,
    owner: Node | null | undefined = node,
  ): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.report(node ?? owner, `${what} must be a list`);
    return [];
  }
}
