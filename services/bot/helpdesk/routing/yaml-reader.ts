import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { RoutingProblem } from './routing-problem.ts';

/** Reads a YAML text value by value, and notes every problem with its line instead of stopping at the first. */
export class YamlReader {
  readonly problems: RoutingProblem[] = [];
  readonly root: ParsedNode | null;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    const document = parseDocument(text, { lineCounter: this.#lines, uniqueKeys: true });
    this.root = document.contents;
    for (const error of document.errors) {
      this.problems.push({ line: error.linePos?.[0].line ?? 1, message: firstLine(error.message) });
    }
  }

  report(node: Node | null | undefined, message: string): void {
    const offset = node?.range?.[0] ?? 0;
    this.problems.push({ line: Math.max(1, this.#lines.linePos(offset).line), message });
  }

  /** The values of a map by key; reports what is no map and keys that nobody knows. */
  map(
    node: Node | null | undefined,
    what: string,
    known: readonly string[],
  ): { readonly [key: string]: Node | undefined } | undefined {
    if (!isMap(node)) {
      this.report(node, `${what} must be a map with the keys ${known.join(', ')}`);
      return undefined;
    }
    const values: Record<string, Node | undefined> = {};
    for (const { key, value } of (node as YAMLMap<Node, Node>).items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (known.includes(name)) values[name] = value ?? undefined;
      else this.report(key, `${what} has an unknown key "${name}" (known: ${known.join(', ')})`);
    }
    return values;
  }

  list(node: Node | undefined, what: string, owner: Node | null | undefined): readonly Node[] {
    if (isSeq(node)) return node.items as Node[];
    this.report(node ?? owner, `${what} must be a list`);
    return [];
  }

  /** A text of at most 200 characters on one line; reports anything else. */
  text(node: Node | undefined, what: string, owner: Node | null | undefined): string | undefined {
    const value = isScalar(node) ? node.value : undefined;
    const isText = typeof value === 'string' && value.trim() !== '' && value.length <= 200;
    if (isText && !/\p{Cc}/u.test(value)) return value;
    this.report(node ?? owner, `${what} must be a text of 1 to 200 characters on one line`);
    return undefined;
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/:$/, '') ?? message;
}
